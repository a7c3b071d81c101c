namespace Upward.MatchingEngine.Tests.Fuzz;

/// <summary>A problem of any shape: 0 to 80 people a side, capacities 0 to 3, any criteria and rules with any settings, pairs fixed in advance.</summary>
internal sealed class RandomProblem(Random random)
{
    private static readonly string[] Words = ["k8s", "Kubernetes", "machine", "机器", "Straße", "STRASSE", "the", "and", "C#", "data-driven", "🙂", "الآلي"];

    private int _mentees;
    private int _mentors;

    public MatchingProblem Next()
    {
        (_mentees, _mentors) = (People(), People());
        // Few points make ties, many make the arithmetic work.
        var most = random.Next(3) switch { 0 => 3, 1 => 200, _ => MatchingProblem.MaxPairPoints };
        Criterion[] criteria = [.. Some(6, n => Criterion($"c{n}", most))];
        while (criteria.Sum(c => (long)c.MaxPoints) > MatchingProblem.MaxPairPoints) criteria = criteria[1..];
        HardRule[] rules = [.. Some(4, n => Rule($"r{n}"))];
        var mostCapacity = random.Next(4);
        var free = MatchingProblem.Create(Side("m", _mentees, mostCapacity), Side("周", _mentors, mostCapacity), criteria, rules,
            null, random.Next(2) == 0 ? Objective.PeopleFirst : Objective.Total, (ulong)random.NextInt64());
        return random.Next(3) == 0 ? free.WithLocked(Locks(free)) : free;
    }

    private int People() => random.Next(4) switch { 0 => random.Next(3), 1 => random.Next(8), 2 => random.Next(25), _ => random.Next(81) };

    private Participant[] Side(string name, int count, int mostCapacity)
    {
        int[] numbers = [.. Enumerable.Range(0, count)];
        random.Shuffle(numbers);
        return [.. numbers.Select(n => new Participant($"{name}{n}", mostCapacity == 0 ? 1 : random.Next(20) == 0 ? int.MaxValue : random.Next(mostCapacity + 1)))];
    }

    private Criterion Criterion(string name, int most)
    {
        switch (random.Next(9))
        {
            case 0: return Coverage(name, random.Next(most + 1));
            case 1: return new SetOverlap(name, Sets(_mentees), Sets(_mentors), Points(most));
            case 2: return SetOverlap.Linear(name, Sets(_mentees, 20), Sets(_mentors, 20), random.Next(most / 20 + 1));
            case 3: return new GapTable(name, Values(_mentees), Values(_mentors), Points(most), random.Next(-5, 6), random.Next(2) == 0, random.Next(most + 1));
            case 4: return new CircularDistance(name, Values(_mentees), Values(_mentors), random.Next(1, 50), Points(most), random.Next(most + 1));
            case 5:
                int[] groups = random.Next(3) == 0 ? [] : [.. Enumerable.Range(0, 12).Select(_ => random.Next(4))];
                return new ClassDistance(name, Classes(_mentees), Classes(_mentors), groups, random.Next(most + 1), random.Next(most + 1), random.Next(most + 1), random.Next(most + 1));
            case 6 when random.Next(2) == 0: return ReadyText(name, random.Next(most + 1));
            case 6: return new TextSimilarity(name, Texts(_mentees), Texts(_mentors), random.Next(most + 1), random.Next(2) == 0 ? null : new Synonyms([new("k8s", "kubernetes"), new("机器", "machine")]));
            case 7:
                var dimensions = random.Next(1, 70);
                return new EmbeddingSimilarity(name, Vectors(_mentees, dimensions), Vectors(_mentors, dimensions), random.Next(most + 1));
            default: return new SparseBonus(name, [.. Pairs(random.NextDouble()).Select(p => new BonusPair(p.Mentee, p.Mentor, random.Next(most + 1), random.Next(5)))]);
        }
    }

    private WeightedCoverage Coverage(string name, int most)
    {
        var wantedBy = random.Next(2) == 0 ? MatchingEngine.Side.Mentee : MatchingEngine.Side.Mentor;
        var (wanting, offering) = wantedBy == MatchingEngine.Side.Mentee ? (_mentees, _mentors) : (_mentors, _mentees);
        // More than 63 in all is beyond the vector form, and has to come out the same.
        var longest = random.Next(5) == 0 ? 40 : 6;
        return new(name, wantedBy,
            [.. Enumerable.Range(0, wanting).Select(_ => (IReadOnlyList<WantedTag>)[.. Set(longest).Select(t => new WantedTag(t, random.Next(1, 4), random.Next(3)))])],
            [.. Enumerable.Range(0, offering).Select(_ => (IReadOnlyList<OfferedTag>)[.. Set(longest).Select(t => new OfferedTag(t, random.Next(4)))])],
            most, random.Next(2) == 0 ? CoverageRounding.PerUnit : CoverageRounding.Proportional, random.Next(most + 1));
    }

    private TextSimilarity ReadyText(string name, int most)
    {
        // Small weights make ties; three of the greatest are beyond the vector form, and have to come out the same.
        var greatest = random.Next(3) switch { 0 => 2, 1 => 9_000, _ => TextVectors.GreatestWeight };
        return new(name, new TextVectors(Side(_mentees), Side(_mentors)), most);

        IReadOnlyList<TermWeight>[] Side(int people) => [.. Sets(people, 12).Select(set => set.Select(term => new TermWeight(term, random.Next(1, greatest + 1))).ToArray())];
    }

    private HardRule Rule(string name)
    {
        switch (random.Next(6))
        {
            case 0: return new RequireOverlap(name, Sets(_mentees), Sets(_mentors), random.Next(1, 3));
            case 1: return new MinimumGap(name, Values(_mentees), Values(_mentors), random.Next(-6, 4));
            case 2: return new MustDiffer(name, Classes(_mentees), Classes(_mentors), random.Next(2) == 0);
            case 3: return Line(name);
            case 4: return new ForbiddenPairs(name, Pairs(random.NextDouble()));
            default: return ForbiddenPairs.Private(Pairs(random.NextDouble() / 3));
        }
    }

    private NotInLine Line(string name)
    {
        var people = random.Next(1, 60);
        var chart = new OrgChart(
            [.. Enumerable.Range(0, people).Select(i => new OrgPerson($"p{i}", i == 0 || random.Next(8) == 0 ? null : $"p{random.Next(i)}"))],
            [.. Enumerable.Range(0, random.Next(8)).Select(_ => new DottedLine($"p{random.Next(people)}", $"p{random.Next(people)}"))]);
        return new(name, chart, Ids(_mentees), Ids(_mentors));

        string?[] Ids(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(4) == 0 ? null : $"p{random.Next(people + 2)}")];
    }

    private PairKey[] Locks(MatchingProblem problem)
    {
        var (menteeLeft, mentorLeft) = (problem.Mentees.Select(p => p.Capacity).ToArray(), problem.Mentors.Select(p => p.Capacity).ToArray());
        var locks = new List<PairKey>();
        foreach (var pair in Pairs(0.1))
        {
            if (menteeLeft[pair.Mentee] == 0 || mentorLeft[pair.Mentor] == 0 || !problem.Allows(pair.Mentee, pair.Mentor)) continue;
            locks.Add(pair);
            menteeLeft[pair.Mentee]--;
            mentorLeft[pair.Mentor]--;
        }
        return [.. locks];
    }

    private IEnumerable<T> Some<T>(int most, Func<int, T> make) => Enumerable.Range(0, random.Next(most + 1)).Select(make);

    private PairKey[] Pairs(double share) =>
        [.. Enumerable.Range(0, _mentees).SelectMany(i => Enumerable.Range(0, _mentors).Select(j => new PairKey(i, j))).Where(_ => random.NextDouble() < share)];

    private int[] Points(int most) => [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => random.Next(most + 1))];

    private int[][] Sets(int people, int longest = 8) => [.. Enumerable.Range(0, people).Select(_ => Set(longest))];

    private int[] Set(int longest) => [.. Enumerable.Range(0, random.Next(longest + 1)).Select(_ => random.Next(3 * longest)).Distinct()];

    private string?[] Texts(int people) =>
        [.. Enumerable.Range(0, people).Select(_ => random.Next(6) == 0 ? null : string.Join(' ', Enumerable.Range(0, random.Next(9)).Select(_ => Words[random.Next(Words.Length)])))];

    private float[]?[] Vectors(int people, int dimensions) =>
        [.. Enumerable.Range(0, people).Select(_ => random.Next(6) == 0 ? null : Enumerable.Range(0, dimensions).Select(_ => random.Next(4) == 0 ? 0 : (float)(random.NextDouble() - 0.4)).ToArray())];

    private int?[] Values(int people) => [.. Enumerable.Range(0, people).Select(_ => random.Next(10) == 0 ? null : (int?)random.Next(-6, 7))];

    private int?[] Classes(int people) => [.. Enumerable.Range(0, people).Select(_ => random.Next(10) == 0 ? null : (int?)random.Next(12))];
}
