using System.Globalization;

namespace Upward.MatchingEngine.Bench;

/// <summary>A matchbench instance as a problem made of the engine's public criteria and rules.</summary>
internal static class Instance
{
    internal static MatchingProblem Read(string folder, Objective objective)
    {
        var mentees = People(Path.Combine(folder, "mentees.csv"));
        var mentors = People(Path.Combine(folder, "mentors.csv"));
        List<Row> a = mentees, b = mentors;
        var chart = Chart(a, b);

        List<BonusPair> menteeWishes = [], mentorWishes = [];
        int[] byMentee = [0, 800, 500, 300], byMentor = [0, 500, 300, 200];
        foreach (var cells in Lines(Path.Combine(folder, "wishes.csv")))
        {
            var (mentee, mentor, rank) = (Int(cells[1]), Int(cells[2]), Int(cells[3]));
            if (cells[0] == "mentee") menteeWishes.Add(new(mentee, mentor, byMentee[rank], rank)); else mentorWishes.Add(new(mentee, mentor, byMentor[rank], rank));
        }
        PairKey[] forbidden = [.. Lines(Path.Combine(folder, "forbidden.csv")).Select(c => new PairKey(Int(c[0]), Int(c[1])))];

        return MatchingProblem.Create(
            [.. a.Select(p => new Participant(p.Id, p.Capacity))],
            [.. b.Select(p => new Participant(p.Id, p.Capacity))],
            [
                new WeightedCoverage("skills", Side.Mentee, Wants(a), Offers(b), 3500, CoverageRounding.PerUnit),
                new WeightedCoverage("reciprocal", Side.Mentor, [.. b.Select(p => (IReadOnlyList<WantedTag>)[.. p.Want.Select(w => new WantedTag(w.Tag))])], Offers(a), 1000, CoverageRounding.PerUnit),
                new SetOverlap("goals", Sets(a, p => p.Goals), Sets(b, p => p.Goals), [0, 600, 1000]),
                new SetOverlap("languages", Sets(a, p => p.Languages), Sets(b, p => p.Languages), [0, 300, 500]),
                new SetOverlap("hours", Sets(a, p => p.Hours), Sets(b, p => p.Hours), [0, 0, 250, 400, 550, 700, 800]),
                new CircularDistance("zone", Values(a, p => p.Zone), Values(b, p => p.Zone), 24, [500, 460, 400, 320, 240, 170, 110, 70, 40, 20, 10, 0, 0]),
                new ClassDistance("department", Values(a, p => p.Department), Values(b, p => p.Department), [.. Enumerable.Range(0, 30).Select(d => d / 5)], 0, 500, 1000),
                new GapTable("grade", Values(a, p => p.Grade), Values(b, p => p.Grade), [0, 0, 200, 450, 650, 700, 700, 600, 450, 300, 200, 100, 0]),
                new GapTable("generation", Values(a, p => p.Generation), Values(b, p => p.Generation), [0, 300, 500, 400, 400], absolute: true),
                new SetOverlap("interests", Sets(a, p => p.Interests), Sets(b, p => p.Interests), [0, 200, 380, 500]),
                new SparseBonus("mentees' wishes", menteeWishes),
                new SparseBonus("mentors' wishes", mentorWishes),
            ],
            [
                new RequireOverlap("a shared language", Sets(a, p => p.Languages), Sets(b, p => p.Languages)),
                new MinimumGap("two grades", Values(a, p => p.Grade), Values(b, p => p.Grade), 2),
                new NotInLine("not in line", chart, [.. a.Select(p => "a" + p.Id)], [.. b.Select(p => "b" + p.Id)]),
                new RequireOverlap("two shared hours", Sets(a, p => p.Hours), Sets(b, p => p.Hours), 2),
                new ForbiddenPairs("listed", forbidden),
            ],
            objective: objective, seed: 1);
    }

    private sealed record Row(
        string Id, List<(int Tag, int Importance)> Want, int[] Offer, int[] Goals, int[] Languages, int Zone, int[] Hours,
        int Department, int Grade, int Generation, int[] Interests, int First, int Last, int Capacity);

    private static List<Row> People(string file) => [.. Lines(file).Select(c => new Row(
        c[0],
        [.. Parts(c[1]).Select(w => w.Split(':')).Select(w => (Int(w[0]), Int(w[1])))],
        [.. Parts(c[2]).Select(Int)],
        Bits(c[3], 0), Bits(c[4], 0), Int(c[5]),
        [.. c[6].Split('.').SelectMany((word, i) => Bits(word, 64 * i))],
        Int(c[7]), Int(c[8]), Int(c[9]), Bits(c[10], 0), Int(c[11]), Int(c[12]), Int(c[14])))];

    /// <summary>The manager of each person is whoever has the narrowest interval around theirs.</summary>
    private static OrgChart Chart(List<Row> mentees, List<Row> mentors)
    {
        var everybody = mentees.Select(p => (Id: "a" + p.Id, p.First, p.Last)).Concat(mentors.Select(p => (Id: "b" + p.Id, p.First, p.Last))).OrderBy(p => p.First).ToList();
        var chart = new List<OrgPerson>(everybody.Count);
        var above = new Stack<(string Id, int Last)>();
        foreach (var (id, first, last) in everybody)
        {
            while (above.TryPeek(out var top) && top.Last < first) above.Pop();
            chart.Add(new(id, above.TryPeek(out var manager) ? manager.Id : null));
            above.Push((id, last));
        }
        return new(chart);
    }

    private static IReadOnlyList<WantedTag>[] Wants(List<Row> people) => [.. people.Select(p => (IReadOnlyList<WantedTag>)[.. p.Want.Select(w => new WantedTag(w.Tag, w.Importance))])];

    private static IReadOnlyList<OfferedTag>[] Offers(List<Row> people) => [.. people.Select(p => (IReadOnlyList<OfferedTag>)[.. p.Offer.Select(t => new OfferedTag(t))])];

    private static IReadOnlyList<int>[] Sets(List<Row> people, Func<Row, int[]> set) => [.. people.Select(set)];

    private static int?[] Values(List<Row> people, Func<Row, int> value) => [.. people.Select(p => (int?)value(p))];

    private static int[] Bits(string hex, int from)
    {
        var word = ulong.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return [.. Enumerable.Range(0, 64).Where(bit => (word >> bit & 1) != 0).Select(bit => bit + from)];
    }

    private static IEnumerable<string[]> Lines(string file) => File.ReadLines(file).Skip(1).Where(l => l.Length > 0).Select(l => l.Split(','));

    private static string[] Parts(string cell) => cell.Length == 0 ? [] : cell.Split(';');

    private static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
