namespace Upward.MatchingEngine.Formats;

/// <summary>A criterion as its kind (byte), name, settings and data, one entry a person in canonical order.</summary>
internal static class CriterionCodec
{
    internal static void Write(ContentWriter to, Criterion criterion, CanonicalOrder order)
    {
        to.Byte((int)criterion.Kind);
        to.Text(criterion.Name);
        switch (criterion)
        {
            case WeightedCoverage c: WriteCoverage(to, c, order); break;
            case SetOverlap c:
                TagCodec.Write(to, c.Tags, order);
                to.List(c.PointsByCount, to.Int);
                break;
            case GapTable c:
                TagCodec.WriteValues(to, c.MenteeValues, c.MentorValues, order);
                to.List(c.PointsByGap, to.Int);
                to.Int(c.FirstGap);
                to.Bool(c.Absolute);
                to.Int(c.UnknownPoints);
                break;
            case CircularDistance c:
                TagCodec.WriteValues(to, c.MenteeValues, c.MentorValues, order);
                to.Int(c.Period);
                to.List(c.PointsByDistance, to.Int);
                to.Int(c.UnknownPoints);
                break;
            case ClassDistance c:
                TagCodec.WriteValues(to, c.MenteeClasses, c.MentorClasses, order);
                to.List(c.GroupOfClass, to.Int);
                foreach (var points in (int[])[c.SamePoints, c.NearPoints, c.FarPoints, c.UnknownPoints]) to.Int(points);
                break;
            case SparseBonus c:
                to.List([.. c.Pairs.Select(p => (Key: order.Place(new(p.Mentee, p.Mentor)), p.Points, p.Detail)).OrderBy(p => p.Key.Mentee).ThenBy(p => p.Key.Mentor)], p =>
                {
                    TagCodec.WritePair(to, p.Key);
                    to.Int(p.Points);
                    to.Int(p.Detail);
                });
                break;
            case TextSimilarity c: SimilarityCodec.Write(to, c, order); break;
            case EmbeddingSimilarity c: SimilarityCodec.Write(to, c, order); break;
            default: throw new NotSupportedException(criterion.GetType().Name);
        }
    }

    internal static Criterion Read(ContentReader from)
    {
        var kind = from.Enumeration<CriterionKind>();
        var name = from.Text();
        switch (kind)
        {
            case CriterionKind.WeightedCoverage: return ReadCoverage(from, name);
            case CriterionKind.SetOverlap: return new SetOverlap(name, TagCodec.ReadSets(from), TagCodec.ReadSets(from), from.List(from.Int));
            case CriterionKind.GapTable: return new GapTable(name, from.List(from.Optional), from.List(from.Optional), from.List(from.Int), from.Int(), from.Bool(), from.Int());
            case CriterionKind.CircularDistance: return new CircularDistance(name, from.List(from.Optional), from.List(from.Optional), from.Int(), from.List(from.Int), from.Int());
            case CriterionKind.ClassDistance: return new ClassDistance(name, from.List(from.Optional), from.List(from.Optional), from.List(from.Int), from.Int(), from.Int(), from.Int(), from.Int());
            case CriterionKind.TextSimilarity: return SimilarityCodec.ReadText(from, name);
            case CriterionKind.EmbeddingSimilarity: return SimilarityCodec.ReadEmbedding(from, name);
            default: return new SparseBonus(name, from.List(() => new BonusPair(from.Int(), from.Int(), from.Int(), from.Int())));
        }
    }

    private static void WriteCoverage(ContentWriter to, WeightedCoverage c, CanonicalOrder order)
    {
        var (wanting, offering) = c.WantedBy == Side.Mentee ? (order.Mentees, order.Mentors) : (order.Mentors, order.Mentees);
        to.Byte((int)c.WantedBy);
        to.ByPerson(c.Wanted, wanting, list => to.List(list, t =>
        {
            to.Int(t.Tag);
            to.Byte(t.Importance);
            to.Int(t.MinimumLevel);
        }));
        to.ByPerson(c.Offered, offering, list => to.List(list, t =>
        {
            to.Int(t.Tag);
            to.Int(t.Level);
        }));
        to.Int(c.MaxPoints);
        to.Byte((int)c.Rounding);
        to.Int(c.PointsWhenNothingWanted);
    }

    private static WeightedCoverage ReadCoverage(ContentReader from, string name) => new(
        name, from.Enumeration<Side>(),
        from.List(() => from.List(() => new WantedTag(from.Int(), from.Byte(), from.Int()))),
        from.List(() => from.List(() => new OfferedTag(from.Int(), from.Int()))),
        from.Int(), from.Enumeration<CoverageRounding>(), from.Int());
}
