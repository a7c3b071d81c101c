namespace Upward.MatchingEngine;

/// <summary>
/// An answer that is kept the best while people leave, join or change: each step starts from the pairs and prices of the last one and repairs only what no longer fits,
/// so that it takes milliseconds and is as exact, and as well proven, as solving anew. Pairs of the answer it began with get a bonus, so that nobody is moved for a trifle.
/// Not safe to use from several threads at once.
/// </summary>
/// <remarks>
/// Shortest paths from whoever lost a place, on the reduced costs of the last prices (Ahuja, Magnanti, Orlin: Network Flows, 1993, ch. 9.7), then a look at the pairs
/// of everybody whose price fell. Memory as for solving, see <see cref="Matcher"/>.
/// </remarks>
public sealed class Rematch
{
    /// <summary>Name of the criterion that holds the bonus, the last one of <see cref="Problem"/>.</summary>
    public const string KeptCriterion = "kept";

    private readonly int _keepPoints;
    private readonly SolveOptions _options;
    private readonly StopSignal _stop;
    private PricedSolver _solver = null!;
    private int[] _rowOf = [];
    private int[] _columnOf = [];
    private HashSet<PairKey> _pairs;
    private MatchingResult? _result;
    private long _total;
    private bool _finished;

    private Rematch(MatchingProblem problem, IEnumerable<PairKey> pairs, Func<int, long> price, int keepPoints, SolveOptions options, CancellationToken ct)
    {
        (_keepPoints, _options, _pairs) = (keepPoints, options, [.. pairs]);
        _stop = new(options.TimeLimit, options.Clock, ct);
        Problem = WithBonus(problem);
        Start(price);
        Compare([]);
    }

    /// <summary>Begins with an answer.</summary>
    /// <param name="problem">The problem it answers.</param>
    /// <param name="answer">The answer: people are told of it, so its pairs should stand. Its prices are the start when it is proven.</param>
    /// <param name="keepPoints">
    /// Bonus for each pair of the answer that stands, 0..30,000 less <see cref="MatchingProblem.MaxPoints"/>. Three hundredths of the greatest points keep nearly everybody in place
    /// at next to no loss: when one of 10,000 leaves, one other moves in the mean, at one hundredth three or four; 0 looks for the best answer whoever has to move.
    /// </param>
    /// <param name="options">Time limit for each step, threads; progress is not told.</param>
    /// <param name="ct">Stops; the first result is then the best so far.</param>
    /// <exception cref="InvalidProblemException">The greatest points and the bonus are above 30,000 together, or there are 64 criteria already.</exception>
    /// <remarks>O(one scan over all pairs).</remarks>
    public static Rematch Begin(MatchingProblem problem, MatchingResult answer, int keepPoints = 0, SolveOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(answer);
        PointTable.Check(keepPoints, nameof(keepPoints));
        foreach (var pair in answer.Pairs)
        {
            if (problem.IndexOfMentee(pair.MenteeId) != pair.Mentee || problem.IndexOfMentor(pair.MentorId) != pair.Mentor)
                throw new ArgumentException($"The pair '{pair.MenteeId}' and '{pair.MentorId}' is not one of the problem's: the answer belongs to another problem.", nameof(answer));
        }
        return new(problem, answer.Pairs.Select(p => p.Key), answer.Certificate is { } proof ? mentor => proof.MentorPrices[mentor] / proof.Scale : _ => 0, keepPoints, options ?? new(), ct);
    }

    /// <summary>The problem as it stands, with the bonus for kept pairs as its last criterion: what <see cref="Result"/> is the best answer to, and a verifier can check it against.</summary>
    public MatchingProblem Problem { get; private set; }

    /// <summary>The answer as it stands, with causes and certificate. Points hold the bonus for kept pairs. Made when first asked for: O(pairs log pairs + causes).</summary>
    public MatchingResult Result => _result ??= new Answer(Problem, _solver, StopSignal.Never).Proven();

    /// <summary>Somebody leaves: their pairs end, locked ones too.</summary>
    /// <param name="side">Side of the person.</param>
    /// <param name="person">Position of the person.</param>
    /// <param name="ct">Stops; the step is then not proven, and the next one goes on from there.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such person.</exception>
    public RematchStep Leave(Side side, int person, CancellationToken ct = default) => SetCapacity(side, person, 0, ct);

    /// <summary>Somebody may have more or fewer partners than before. Locked pairs beyond the new capacity end, the last ones first.</summary>
    /// <param name="side">Side of the person.</param>
    /// <param name="person">Position of the person.</param>
    /// <param name="capacity">Most partners from now on, 0 or more.</param>
    /// <param name="ct">Stops; the step is then not proven, and the next one goes on from there.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such person, or the capacity is negative.</exception>
    public RematchStep SetCapacity(Side side, int person, int capacity, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(person);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(person, (side == Side.Mentee ? Problem.Mentees : Problem.Mentors).Count);
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);

        _stop.Begin(ct);
        var locks = Problem.Locked.Where(p => (side == Side.Mentee ? p.Mentee : p.Mentor) == person).ToArray();
        var next = Problem.WithCapacity(side, person, capacity);
        if (locks.Length > capacity) next = next.WithLocked([.. Problem.Locked.Except(locks[capacity..])]);
        var left = Math.Min(capacity - locks.Length, (side == Side.Mentee ? Problem.Mentors : Problem.Mentees).Count);
        Problem = next;
        _result = null;
        if (left < 0 || !_solver.CanTake(side, left)) Start(PricesNow());
        else
        {
            var (rows, columns) = side == Side.Mentee ? _solver.SetRowCapacity(_rowOf[person], left) : _solver.SetColumnCapacity(_columnOf[person], left);
            // Where the last step did not come to its end, anybody may have something left to repair.
            Finish(_finished ? _solver.Repair(rows, columns) : _solver.Repair());
        }
        return Compare([]);
    }

    /// <summary>
    /// Anything else has changed: people who joined, profiles, rules, locks. People are known again by their ids; the pairs as they stand now are the ones to keep.
    /// </summary>
    /// <param name="next">The new problem, without the bonus.</param>
    /// <param name="ct">Stops; the step is then not proven, and the next one goes on from there.</param>
    /// <exception cref="InvalidProblemException">The greatest points and the bonus are above 30,000 together, or there are 64 criteria already.</exception>
    /// <remarks>O(one scan over all pairs + what has to move).</remarks>
    public RematchStep Continue(MatchingProblem next, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(next);
        _stop.Begin(ct);
        var before = Problem;
        var gone = new List<MatchedPair>();
        var pairs = new HashSet<PairKey>();
        foreach (var pair in _pairs)
        {
            var there = new PairKey(next.IndexOfMentee(before.Mentees[pair.Mentee].Id), next.IndexOfMentor(before.Mentors[pair.Mentor].Id));
            if (there.Mentee < 0 || there.Mentor < 0) gone.Add(Described(pair)); else pairs.Add(there);
        }
        var price = PricesNow();
        var kept = _pairs;
        _pairs = pairs;
        try
        {
            Problem = WithBonus(next);
        }
        catch (InvalidProblemException)
        {
            _pairs = kept;
            throw;
        }
        Start(mentor => before.IndexOfMentor(next.Mentors[mentor].Id) is var known and >= 0 ? price(known) : 0);
        return Compare(gone);
    }

    private MatchingProblem WithBonus(MatchingProblem problem)
    {
        var kept = new SparseBonus(KeptCriterion, [.. _pairs.Select(p => new BonusPair(p.Mentee, p.Mentor, _keepPoints))]);
        return MatchingProblem.Create(problem.Mentees, problem.Mentors, [.. problem.Criteria, kept], problem.Rules, problem.Locked, problem.Objective, problem.Seed);
    }

    /// <summary>Solves <see cref="Problem"/> from the pairs that stood so far and a price for each mentor in points.</summary>
    private void Start(Func<int, long> price)
    {
        _result = null;
        var left = Capacities.Left(Problem);
        var scores = ScoreCompiler.Compile(Problem, j => left.Mentors[j] == 0);
        (_rowOf, _columnOf) = (StableHash.Inverse(scores.PersonOfRow), StableHash.Inverse(scores.PersonOfColumn));
        _solver = new(Problem, scores, left, _options.Processors, _stop, new(null, 0, 0));
        _total = _pairs.Sum(p => (long)PointsOf(p));
        var locked = Problem.Locked.ToHashSet();
        var free = new List<(int Row, int Column)>();
        foreach (var pair in _pairs)
        {
            if (locked.Contains(pair) || left.Mentees[pair.Mentee] == 0 || left.Mentors[pair.Mentor] == 0) continue;
            left.Mentees[pair.Mentee]--;
            left.Mentors[pair.Mentor]--;
            free.Add((_rowOf[pair.Mentee], _columnOf[pair.Mentor]));
        }
        Finish(_solver.Resume([.. scores.PersonOfColumn.Select(j => price(j) * _solver.Network.Scale)], free));
    }

    private void Finish(bool finished)
    {
        _finished = finished;
        // An answer cut short is filled up with what is at hand, so it is made at once.
        if (!finished) _result = new Answer(Problem, _solver, _stop).Stopped();
    }

    private Func<int, long> PricesNow()
    {
        var (network, columnOf) = (_solver.Network, _columnOf);
        return mentor => network.ColumnCapacity[columnOf[mentor]] == 0 ? 0 : network.ColumnPrice[columnOf[mentor]] / network.Scale;
    }

    /// <summary>What the step changed, from the pairs before to those of the solver.</summary>
    private RematchStep Compare(List<MatchedPair> gone)
    {
        var (network, scores) = (_solver.Network, _solver.Scores);
        var locked = Problem.Locked.Count == 0 ? [] : Problem.Locked.ToHashSet();
        PairKey[] ended = [.. _pairs.Where(p => !network.Uses(_rowOf[p.Mentee], _columnOf[p.Mentor]) && !locked.Contains(p))];
        PairKey[] begun = [.. network.Pairs().Select(p => new PairKey(scores.PersonOfRow[p.Row], scores.PersonOfColumn[p.Column])).Concat(locked).Where(p => !_pairs.Contains(p))];
        _pairs.ExceptWith(ended);
        _pairs.UnionWith(begun);
        _total += begun.Sum(p => (long)PointsOf(p)) - ended.Sum(p => (long)PointsOf(p));
        return new(Answer.InOrder(gone.Concat(ended.Select(Described))), Answer.InOrder(begun.Select(Described)), _pairs.Count, _total, _finished);
    }

    private MatchedPair Described(PairKey pair) =>
        new(pair.Mentee, pair.Mentor, Problem.Mentees[pair.Mentee].Id, Problem.Mentors[pair.Mentor].Id, PointsOf(pair), Problem.Locked.Contains(pair));

    private int PointsOf(PairKey pair) => Problem.PointsOf(pair.Mentee, pair.Mentor) - Problem.Criteria[^1].Points(pair.Mentee, pair.Mentor);
}

/// <summary>What one step of a <see cref="Rematch"/> changed.</summary>
/// <param name="Ended">Pairs that are no more, in ordinal order of ids; positions are those before the step. Points without the bonus.</param>
/// <param name="Begun">Pairs that are new, in ordinal order of ids. Points without the bonus.</param>
/// <param name="Matched">Number of pairs now.</param>
/// <param name="Total">Points of all pairs now, without the bonus.</param>
/// <param name="IsProven">Whether no answer is better, the bonus counted; false when the step was stopped.</param>
public sealed record RematchStep(IReadOnlyList<MatchedPair> Ended, IReadOnlyList<MatchedPair> Begun, int Matched, long Total, bool IsProven)
{
    /// <summary>Mentees who have other partners than before.</summary>
    public int Moved => Ended.Concat(Begun).Select(p => p.MenteeId).Distinct(StringComparer.Ordinal).Count();
}
