using Upward.MatchingEngine;

namespace Upward.MatchingEngine.Tests;

/// <summary>A made-up programme that uses every criterion and every rule. The same people can be given in any order.</summary>
internal sealed class RandomProgramme
{
    private sealed record Somebody(string Id, int Capacity, WantedTag[] Wants, OfferedTag[] Offers, int[] Interests, int[] Languages, int[] Hours, int? Level, int? Zone, int? Department, string? OrgId, string? Text, float[]? Vector);

    private readonly List<Somebody> _mentees;
    private readonly List<Somebody> _mentors;
    private readonly List<OrgPerson> _organisation = [];
    private readonly List<DottedLine> _dotted = [];
    private readonly List<(string Mentee, string Mentor, int Points)> _wishes = [];
    private readonly List<(string Mentee, string Mentor)> _previous = [];
    private readonly List<(string Mentee, string Mentor)> _vetoes = [];

    public RandomProgramme(int seed, int mentees, int mentors, int mostCapacity = 1)
    {
        var random = new Random(seed);
        for (var i = 0; i < 60; i++) _organisation.Add(new($"p{i:00}", i < 2 ? null : $"p{random.Next(i):00}"));
        for (var i = 0; i < 8; i++) _dotted.Add(new($"p{random.Next(60):00}", $"p{random.Next(60):00}"));
        // Texts draw from their own numbers, so that everything else of a seed is as it was before there were texts.
        var texts = new Random(~seed);
        _mentees = [.. Enumerable.Range(0, mentees).Select(i => Person(random, texts, $"Ünal-{i}", 4, mostCapacity))];
        _mentors = [.. Enumerable.Range(0, mentors).Select(i => Person(random, texts, $"周-{i}", 0, mostCapacity))];
        foreach (var mentee in _mentees)
        {
            foreach (var mentor in _mentors)
            {
                if (random.Next(12) == 0) _wishes.Add((mentee.Id, mentor.Id, random.Next(1, 4) * 100));
                if (random.Next(25) == 0) _previous.Add((mentee.Id, mentor.Id));
                if (random.Next(25) == 0) _vetoes.Add((mentee.Id, mentor.Id));
            }
        }
    }

    public MatchingProblem Build(int? shuffle = null, Objective objective = Objective.PeopleFirst, ulong seed = 7, bool withoutLastMentor = false, bool texts = false)
    {
        var random = shuffle is { } s ? new Random(s) : null;
        T[] Mixed<T>(IEnumerable<T> items)
        {
            T[] mixed = [.. items];
            random?.Shuffle(mixed);
            return mixed;
        }

        var mentees = Mixed(_mentees);
        var mentors = Mixed(withoutLastMentor ? _mentors.SkipLast(1) : _mentors);
        int MenteeAt(string id) => Array.FindIndex(mentees, p => p.Id == id);
        int MentorAt(string id) => Array.FindIndex(mentors, p => p.Id == id);
        PairKey[] Keys(IEnumerable<(string Mentee, string Mentor)> pairs) =>
            [.. Mixed(pairs).Select(p => new PairKey(MenteeAt(p.Mentee), MentorAt(p.Mentor))).Where(p => p.Mentor >= 0)];
        T[] Of<T>(Somebody[] people, Func<Somebody, T> part) => [.. people.Select(part)];

        var chart = new OrgChart(Mixed(_organisation), Mixed(_dotted));
        return MatchingProblem.Create(
            Of(mentees, p => new Participant(p.Id, p.Capacity)), Of(mentors, p => new Participant(p.Id, p.Capacity)),
            [
                new WeightedCoverage("skills", Side.Mentee, Of(mentees, p => Mixed(p.Wants)), Of(mentors, p => Mixed(p.Offers)), 3000),
                new WeightedCoverage("back", Side.Mentor, Of(mentors, p => Mixed(p.Wants)), Of(mentees, p => Mixed(p.Offers)), 1000, CoverageRounding.PerUnit, 50),
                new SetOverlap("interests", Of(mentees, p => Mixed(p.Interests)), Of(mentors, p => Mixed(p.Interests)), [0, 200, 300]),
                SetOverlap.Linear("hours", Of(mentees, p => p.Hours), Of(mentors, p => p.Hours), 10),
                new GapTable("level", Of(mentees, p => p.Level), Of(mentors, p => p.Level), [0, 100, 300, 200], 1, false, 40),
                new GapTable("department number", Of(mentees, p => p.Department), Of(mentors, p => p.Department), [0, 5, 10], 0, true),
                new CircularDistance("zone", Of(mentees, p => p.Zone), Of(mentors, p => p.Zone), 48, [400, 300, 200, 100, 0], 10),
                new ClassDistance("department", Of(mentees, p => p.Department), Of(mentors, p => p.Department), [0, 0, 1, 1, 2], 0, 50, 100, 20),
                new SparseBonus("wishes", [.. Mixed(_wishes).Select(w => new BonusPair(MenteeAt(w.Mentee), MentorAt(w.Mentor), w.Points, w.Points / 100)).Where(w => w.Mentor >= 0)]),
                .. texts ? (Criterion[])
                [
                    new TextSimilarity("story", Of(mentees, p => p.Text), Of(mentors, p => p.Text), 2000, new(Mixed(Phrases))),
                    new EmbeddingSimilarity("meaning", Of(mentees, p => p.Vector), Of(mentors, p => p.Vector), 1500),
                ] : [],
            ],
            [
                new RequireOverlap("language", Of(mentees, p => p.Languages), Of(mentors, p => p.Languages)),
                new MinimumGap("level gap", Of(mentees, p => p.Level), Of(mentors, p => p.Level), 1),
                new NotInLine("line", chart, Of(mentees, p => p.OrgId), Of(mentors, p => p.OrgId)),
                new MustDiffer("other department", Of(mentees, p => p.Department), Of(mentors, p => p.Department)),
                new ForbiddenPairs("previous", Keys(_previous)),
                ForbiddenPairs.Private(Keys(_vetoes)),
            ],
            null, objective, seed);
    }

    private static readonly string[] Words = ["Python", "data", "teams", "team", "leading", "k8s", "Kubernetes", "machine learning", "ML", "机器学习", "Straße", "STRASSE", "c#", ".NET", "الآلي", "budgets", "and", "and", "the", "the"];

    private static readonly KeyValuePair<string, string>[] Phrases = [new("k8s", "Kubernetes"), new("ML", "machine learning"), new("机器学习", "machine learning")];

    private static string? Story(Random random) => random.Next(9) == 0 ? null : string.Join(' ', Enumerable.Range(0, random.Next(12)).Select(_ => Words[random.Next(Words.Length)]));

    private static float[]? Vector(Random random) => random.Next(9) == 0 ? null : [.. Enumerable.Range(0, 20).Select(_ => (float)(random.NextDouble() - 0.3))];

    private static Somebody Person(Random random, Random texts, string id, int level, int mostCapacity) => new(
        id, mostCapacity == 1 ? 1 : random.Next(mostCapacity + 1),
        [.. Some(random, 30, 4).Select(t => new WantedTag(t, random.Next(1, 4), random.Next(3)))],
        [.. Some(random, 30, 8).Select(t => new OfferedTag(t, random.Next(4)))],
        Some(random, 90, 10), Some(random, 4, 3), Some(random, 168, 30),
        random.Next(15) == 0 ? null : level + random.Next(4),
        random.Next(15) == 0 ? null : random.Next(-24, 30),
        random.Next(15) == 0 ? null : random.Next(5),
        random.Next(5) == 0 ? null : $"p{random.Next(60):00}",
        Story(texts), Vector(texts));

    private static int[] Some(Random random, int range, int most) =>
        [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => random.Next(range)).Distinct()];
}
