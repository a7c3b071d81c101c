namespace Upward.MatchingEngine;

/// <summary>
/// The scores of all pairs, made once: 2 bytes a pair. Immutable, safe to share between threads.
/// Making it takes O(mentees x mentors x tags a person) time, by vectors and on all processors.
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
        return new(problem, Scores(problem, ct));
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

    private static short[] Scores(MatchingProblem problem, CancellationToken ct)
    {
        int mentees = problem.Mentees.Count, mentors = problem.Mentors.Count;
        if ((long)mentees * mentors > Array.MaxLength)
            throw new InvalidOperationException($"{mentees} mentees and {mentors} mentors make more pairs than one table holds ({Array.MaxLength}).");
        // Locks are no matter of scores: a table serves all problems that differ in locks only.
        var compiled = ScoreCompiler.Compile(problem.Locked.Count == 0 ? problem : problem.WithLocked([]), _ => false);
        var scores = new short[mentees * mentors];
        Parallel.For(0, mentees, new ParallelOptions { CancellationToken = ct }, () => new short[Tile.Size], (row, _, buffer) =>
        {
            var target = scores.AsSpan(compiled.PersonOfRow[row] * mentors, mentors);
            foreach (var tile in compiled.Tiles)
            {
                compiled.Score(row, tile, buffer);
                for (var c = 0; c < tile.Count; c++)
                    target[compiled.PersonOfColumn[tile.First + c]] = buffer[c] < 0 ? (short)Forbidden : (short)compiled.Exact(row, tile.First + c, buffer[c]);
            }
            return buffer;
        }, _ => { });
        return scores;
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
