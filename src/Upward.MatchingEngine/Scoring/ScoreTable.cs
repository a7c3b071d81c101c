namespace Upward.MatchingEngine;

/// <summary>
/// The scores of all pairs, made once: 2 bytes a pair. Immutable, safe to share between threads.
/// Making it takes O(mentees x mentors x (criteria + rules)) time.
/// </summary>
public sealed class ScoreTable
{
    /// <summary>The score of a forbidden pair.</summary>
    public const int Forbidden = -1;

    private readonly short[] _scores;

    private ScoreTable(MatchingProblem problem, short[] scores)
    {
        Problem = problem;
        _scores = scores;
    }

    /// <summary>The problem whose pairs are scored.</summary>
    public MatchingProblem Problem { get; }

    /// <summary>Scores all pairs.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="ct">Checked after every mentee.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="InvalidOperationException">More pairs than one array holds (about 2.1 thousand million).</exception>
    public static ScoreTable Build(MatchingProblem problem, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return TryBuild(problem, new StopSignal(null, TimeProvider.System, ct), null) ?? throw new OperationCanceledException(ct);
    }

    /// <summary>Points of the pair, 0..30,000, or <see cref="Forbidden"/>. O(1).</summary>
    /// <param name="mentee">Position of the mentee.</param>
    /// <param name="mentor">Position of the mentor.</param>
    public int Score(int mentee, int mentor)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)mentor, (uint)Problem.Mentors.Count, nameof(mentor));
        return _scores[mentee * Problem.Mentors.Count + mentor];
    }

    /// <summary>The scores of one mentee with every mentor, by position; forbidden pairs hold <see cref="Forbidden"/>.</summary>
    /// <param name="mentee">Position of the mentee.</param>
    public ReadOnlySpan<short> Row(int mentee) => _scores.AsSpan(mentee * Problem.Mentors.Count, Problem.Mentors.Count);

    /// <summary>The reasons of a pair, one for each criterion in order; without the hard rules they add up exactly to its score.</summary>
    /// <param name="mentee">Position of the mentee.</param>
    /// <param name="mentor">Position of the mentor.</param>
    /// <remarks>Also answers for a forbidden pair: what it would have been worth.</remarks>
    public IReadOnlyList<Reason> Breakdown(int mentee, int mentor) => [.. Problem.Criteria.Select(c => c.Explain(mentee, mentor))];

    /// <summary>All rules the pair breaks, in order; private ones are told as one <see cref="RuleBreach.NotPossible"/>, and only when no other rule forbids.</summary>
    /// <param name="mentee">Position of the mentee.</param>
    /// <param name="mentor">Position of the mentor.</param>
    public IReadOnlyList<RuleBreach> Breaches(int mentee, int mentor)
    {
        var named = Problem.Rules.Where(r => !r.IsPrivate).Select(r => r.Explain(mentee, mentor)).OfType<RuleBreach>().ToList();
        return named.Count > 0 || Score(mentee, mentor) != Forbidden ? named : [RuleBreach.NotPossible];
    }

    /// <summary>All mentors for a mentee: the allowed by points, highest first, then the forbidden; ties in ordinal order of id. O(n log n).</summary>
    /// <param name="mentee">Position of the mentee.</param>
    public IReadOnlyList<RankedPartner> MentorsFor(int mentee) =>
        Ranked(Problem.Mentors, mentor => Score(mentee, mentor), mentor => Breaches(mentee, mentor));

    /// <summary>All mentees for a mentor: the allowed by points, highest first, then the forbidden; ties in ordinal order of id. O(n log n).</summary>
    /// <param name="mentor">Position of the mentor.</param>
    public IReadOnlyList<RankedPartner> MenteesFor(int mentor) =>
        Ranked(Problem.Mentees, mentee => Score(mentee, mentor), mentee => Breaches(mentee, mentor));

    /// <summary>Scores all pairs, or gives null when told to stop.</summary>
    internal static ScoreTable? TryBuild(MatchingProblem problem, StopSignal stop, Action<int>? rowDone)
    {
        int mentees = problem.Mentees.Count, mentors = problem.Mentors.Count;
        if ((long)mentees * mentors > Array.MaxLength)
            throw new InvalidOperationException($"{mentees} mentees and {mentors} mentors make more pairs than this version can score at once ({Array.MaxLength}).");

        var scores = new short[mentees * mentors];
        var points = new int[mentors];
        var broken = new ulong[mentors];
        for (var mentee = 0; mentee < mentees; mentee++)
        {
            if (stop.Requested) return null;
            Array.Clear(points);
            Array.Clear(broken);
            foreach (var rule in problem.Rules) rule.MarkBroken(mentee, broken, 1);
            foreach (var criterion in problem.Criteria) criterion.AddPoints(mentee, broken, points);
            var row = scores.AsSpan(mentee * mentors, mentors);
            for (var mentor = 0; mentor < mentors; mentor++) row[mentor] = broken[mentor] != 0 ? (short)Forbidden : (short)points[mentor];
            rowDone?.Invoke(mentee + 1);
        }
        return new(problem, scores);
    }

    private static RankedPartner[] Ranked(IReadOnlyList<Participant> partners, Func<int, int> score, Func<int, IReadOnlyList<RuleBreach>> breaches)
    {
        var ranked = partners.Select((p, i) => (p.Id, Index: i, Points: score(i)))
            .OrderByDescending(p => p.Points).ThenBy(p => p.Id, StringComparer.Ordinal);
        return [.. ranked.Select(p => new RankedPartner(p.Index, p.Id, p.Points, p.Points == Forbidden ? breaches(p.Index) : []))];
    }
}

/// <summary>A partner in a ranked list.</summary>
/// <param name="Index">Position on the partner's side.</param>
/// <param name="Id">Id of the partner.</param>
/// <param name="Points">Points of the pair, or <see cref="ScoreTable.Forbidden"/>.</param>
/// <param name="Breaches">Why the pair is forbidden; empty when it is allowed.</param>
public sealed record RankedPartner(int Index, string Id, int Points, IReadOnlyList<RuleBreach> Breaches)
{
    /// <summary>Whether the pair is allowed.</summary>
    public bool IsAllowed => Points != ScoreTable.Forbidden;
}
