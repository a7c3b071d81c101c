namespace Upward.MatchingEngine.Formats;

/// <summary>A certificate, its people in canonical order.</summary>
internal static class CertificateCodec
{
    internal static void Write(ContentWriter to, Certificate certificate, CanonicalOrder order)
    {
        to.Byte((int)certificate.Objective);
        to.Long(certificate.Scale);
        to.Long(certificate.Bonus);
        to.ByPerson(certificate.MenteePrices, order.Mentees, to.Long);
        to.ByPerson(certificate.MentorPrices, order.Mentors, to.Long);
        to.List(certificate.PairTerms, term =>
        {
            TagCodec.WritePair(to, order.Place(new(term.Mentee, term.Mentor)));
            to.Long(term.Amount);
        });
        to.Bool(certificate.MenteesInCover is not null);
        if (certificate.MenteesInCover is null) return;
        to.ByPerson(certificate.MenteesInCover, order.Mentees, to.Bool);
        to.ByPerson(certificate.MentorsInCover!, order.Mentors, to.Bool);
    }

    internal static Certificate Read(ContentReader from, CanonicalOrder order)
    {
        var (objective, scale, bonus) = (from.Enumeration<Objective>(), from.Long(), from.Long());
        var menteePrices = ByPerson(from.List(from.Long), order.Mentees);
        var mentorPrices = ByPerson(from.List(from.Long), order.Mentors);
        var terms = from.List(() =>
        {
            var pair = CertificateFormat.Position(TagCodec.ReadPair(from), order);
            return new PairTerm(pair.Mentee, pair.Mentor, from.Long());
        });
        var covered = from.Bool();
        return new(objective, scale, bonus, menteePrices, mentorPrices, terms,
            covered ? ByPerson(from.List(from.Bool), order.Mentees) : null,
            covered ? ByPerson(from.List(from.Bool), order.Mentors) : null);
    }

    private static T[] ByPerson<T>(T[] items, int[] order)
    {
        if (items.Length != order.Length) throw new StoredDataException("The content is for another number of people.");
        var byPerson = new T[items.Length];
        for (var place = 0; place < items.Length; place++) byPerson[order[place]] = items[place];
        return byPerson;
    }
}
