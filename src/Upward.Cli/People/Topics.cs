namespace Upward.Cli.People;

/// <summary>
/// The values of a mentor column and a mentee column as small numbers. Numbers follow the folded spelling, not the order of the
/// rows, so that shuffled files give the same problem.
/// </summary>
internal sealed class Topics
{
    private Topics(IReadOnlyList<string> names, int[][] mentors, int[][] mentees) => (Names, Mentors, Mentees) = (names, mentors, mentees);

    /// <summary>How a topic is shown: of its spellings, the one that sorts first.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>By mentor: ascending numbers, each once.</summary>
    public int[][] Mentors { get; }

    public int[][] Mentees { get; }

    public static Topics Of(IReadOnlyList<IReadOnlyList<string>> mentors, IReadOnlyList<IReadOnlyList<string>> mentees)
    {
        var spellings = mentors.Concat(mentees).SelectMany(v => v)
            .GroupBy(Folding.Key, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select((g, number) => (g.Key, number, Shown: g.Min(StringComparer.Ordinal)!))
            .ToList();
        var numbers = spellings.ToDictionary(s => s.Key, s => s.number, StringComparer.Ordinal);
        int[][] Numbered(IReadOnlyList<IReadOnlyList<string>> side) =>
            [.. side.Select(values => values.Select(v => numbers[Folding.Key(v)]).Distinct().Order().ToArray())];
        return new Topics([.. spellings.Select(s => s.Shown)], Numbered(mentors), Numbered(mentees));
    }

    public static Topics Of(Column mentor, Column mentee) => Of(
        [.. mentor.Side.People.Select(mentor.Values)],
        [.. mentee.Side.People.Select(mentee.Values)]);

    public IReadOnlyList<string> InCommon(int mentor, int mentee) =>
        [.. Mentors[mentor].Intersect(Mentees[mentee]).Order().Select(t => Names[t])];
}
