namespace Upward.Cli.People;

/// <summary>The single values of a mentor column and a mentee column as numbers; null where the cell is empty.</summary>
internal sealed record Classes(IReadOnlyList<string> Names, int?[] Mentors, int?[] Mentees)
{
    public static Classes Of(Column mentor, Column mentee)
    {
        static IReadOnlyList<IReadOnlyList<string>> Cells(Column column) =>
            [.. column.Side.People.Select(p => column.Single(p) is { Length: > 0 } value ? new[] { value } : [])];
        static int?[] Single(int[][] numbers) => [.. numbers.Select(n => n.Length == 0 ? (int?)null : n[0])];

        var topics = Topics.Of(Cells(mentor), Cells(mentee));
        return new Classes(topics.Names, Single(topics.Mentors), Single(topics.Mentees));
    }

    public string Name(int? number) => number is null ? "unknown" : Names[number.Value];
}
