namespace Upward.MatchingEngine.Formats;

/// <summary>The data that several kinds of criteria and rules share.</summary>
internal static class TagCodec
{
    internal static void Write(ContentWriter to, TagSets tags, CanonicalOrder order)
    {
        to.ByPerson(tags.Mentees, order.Mentees, set => to.List(set, to.Int));
        to.ByPerson(tags.Mentors, order.Mentors, set => to.List(set, to.Int));
    }

    internal static int[][] ReadSets(ContentReader from) => from.List(() => from.List(from.Int));

    internal static void WriteValues(ContentWriter to, IReadOnlyList<int?> mentees, IReadOnlyList<int?> mentors, CanonicalOrder order)
    {
        to.ByPerson(mentees, order.Mentees, to.Optional);
        to.ByPerson(mentors, order.Mentors, to.Optional);
    }

    internal static void WritePair(ContentWriter to, PairKey pair)
    {
        to.Int(pair.Mentee);
        to.Int(pair.Mentor);
    }

    internal static PairKey ReadPair(ContentReader from) => new(from.Int(), from.Int());
}
