namespace Upward.MatchingEngine;

/// <summary>
/// One matching to solve: people with capacities, criteria that give points, hard rules that forbid, pairs fixed in advance.
/// Immutable, so safe to share between threads. A pair can be chosen at most once, whatever the capacities.
/// </summary>
/// <remarks>Mathematically a maximum-weight simple b-matching in a bipartite graph (Burkard, Dell'Amico, Martello: Assignment Problems, 2009, ch. 4 and 5).</remarks>
public sealed class MatchingProblem
{
    /// <summary>Most points a pair can have: 30,000.</summary>
    public const int MaxPairPoints = 30_000;

    /// <summary>
    /// Most pairs an answer may have (the smaller of the two sums of capacities): 10,000,000.
    /// Keeps every composite value P x (30,000 x (P + 1) + 1) below 2^63.
    /// </summary>
    public const int MaxPlaces = 10_000_000;

    /// <summary>Most mentors: 2,097,152. Mentees have no such limit.</summary>
    public const int MaxMentors = 1 << 21;

    private readonly Lazy<Dictionary<string, int>> _menteeIndex;
    private readonly Lazy<Dictionary<string, int>> _mentorIndex;

    private MatchingProblem(
        IReadOnlyList<Participant> mentees, IReadOnlyList<Participant> mentors,
        IReadOnlyList<Criterion> criteria, IReadOnlyList<HardRule> rules,
        IReadOnlyList<PairKey> locked, Objective objective, ulong seed)
    {
        Mentees = mentees;
        Mentors = mentors;
        Criteria = criteria;
        Rules = rules;
        Locked = locked;
        Objective = objective;
        Seed = seed;
        _menteeIndex = new(() => IndexById(mentees));
        _mentorIndex = new(() => IndexById(mentors));
    }

    /// <summary>The mentees, in the order given.</summary>
    public IReadOnlyList<Participant> Mentees { get; }

    /// <summary>The mentors, in the order given.</summary>
    public IReadOnlyList<Participant> Mentors { get; }

    /// <summary>What gives points, in the order shown to people.</summary>
    public IReadOnlyList<Criterion> Criteria { get; }

    /// <summary>What forbids a pair.</summary>
    public IReadOnlyList<HardRule> Rules { get; }

    /// <summary>Pairs fixed in advance: they count to the result and use up capacity on both sides.</summary>
    public IReadOnlyList<PairKey> Locked { get; }

    /// <summary>What counts as the better answer.</summary>
    public Objective Objective { get; }

    /// <summary>Decides between equally good answers, together with the ids: another seed may give another answer of the same worth.</summary>
    public ulong Seed { get; }

    /// <summary>Most points a pair of this problem can have, 0..30,000: the sum over the criteria.</summary>
    public int MaxPoints => Criteria.Sum(c => c.MaxPoints);

    /// <summary>Makes a problem from its parts, or says everything that is wrong with them.</summary>
    /// <param name="mentees">People who learn. May be empty.</param>
    /// <param name="mentors">People who teach. May be empty.</param>
    /// <param name="criteria">At most 64; their greatest points add up to at most 30,000. May be empty: every pair then has 0 points.</param>
    /// <param name="rules">At most 64.</param>
    /// <param name="locked">Pairs fixed in advance. They must be allowed by the rules and within the capacities.</param>
    /// <param name="objective">What counts as the better answer.</param>
    /// <param name="seed">Any number; store it with the answer.</param>
    /// <exception cref="InvalidProblemException">The parts do not fit together.</exception>
    /// <remarks>O(people + locked x rules) time. The lists are copied.</remarks>
    public static MatchingProblem Create(
        IReadOnlyList<Participant> mentees,
        IReadOnlyList<Participant> mentors,
        IReadOnlyList<Criterion> criteria,
        IReadOnlyList<HardRule>? rules = null,
        IReadOnlyList<PairKey>? locked = null,
        Objective objective = Objective.PeopleFirst,
        ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(mentees);
        ArgumentNullException.ThrowIfNull(mentors);
        ArgumentNullException.ThrowIfNull(criteria);
        if (!Enum.IsDefined(objective)) throw new ArgumentOutOfRangeException(nameof(objective), objective, "Unknown objective.");

        var problem = new MatchingProblem([.. mentees], [.. mentors], [.. criteria], [.. rules ?? []], [.. locked ?? []], objective, seed);
        var errors = ProblemChecks.Find(problem);
        return errors.Count == 0 ? problem : throw new InvalidProblemException(errors);
    }

    /// <summary>The same problem with other locked pairs. A <see cref="ScoreTable"/> of this problem serves the new one too.</summary>
    /// <param name="locked">All locked pairs of the new problem.</param>
    /// <exception cref="InvalidProblemException">A pair is unknown, locked twice, over capacity or forbidden.</exception>
    public MatchingProblem WithLocked(IReadOnlyList<PairKey> locked)
    {
        ArgumentNullException.ThrowIfNull(locked);
        var problem = new MatchingProblem(Mentees, Mentors, Criteria, Rules, [.. locked], Objective, Seed);
        var errors = ProblemChecks.Find(problem);
        return errors.Count == 0 ? problem : throw new InvalidProblemException(errors);
    }

    /// <summary>The same with other people's capacities; not checked.</summary>
    internal MatchingProblem WithCapacity(Side side, int person, int capacity)
    {
        Participant[] people = [.. side == Side.Mentee ? Mentees : Mentors];
        people[person] = people[person] with { Capacity = capacity };
        return side == Side.Mentee ? new(people, Mentors, Criteria, Rules, Locked, Objective, Seed) : new(Mentees, people, Criteria, Rules, Locked, Objective, Seed);
    }

    /// <summary>Position of the mentee with this id, or -1. O(1) after the first call.</summary>
    /// <param name="id">An id, compared ordinally.</param>
    public int IndexOfMentee(string id) => _menteeIndex.Value.GetValueOrDefault(id, -1);

    /// <summary>Position of the mentor with this id, or -1. O(1) after the first call.</summary>
    /// <param name="id">An id, compared ordinally.</param>
    public int IndexOfMentor(string id) => _mentorIndex.Value.GetValueOrDefault(id, -1);

    /// <summary>Whether all hard rules allow the pair. O(rules).</summary>
    /// <param name="mentee">Position of the mentee.</param>
    /// <param name="mentor">Position of the mentor.</param>
    public bool Allows(int mentee, int mentor)
    {
        foreach (var rule in Rules)
        {
            if (!rule.Allows(mentee, mentor)) return false;
        }
        return true;
    }

    /// <summary>Points of the pair, 0..30,000, whether it is allowed or not: the sum over the criteria. O(criteria).</summary>
    /// <param name="mentee">Position of the mentee.</param>
    /// <param name="mentor">Position of the mentor.</param>
    public int PointsOf(int mentee, int mentor)
    {
        var points = 0;
        foreach (var criterion in Criteria) points += criterion.Points(mentee, mentor);
        return points;
    }

    private static Dictionary<string, int> IndexById(IReadOnlyList<Participant> people)
    {
        var index = new Dictionary<string, int>(people.Count, StringComparer.Ordinal);
        for (var i = 0; i < people.Count; i++) index.Add(people[i].Id, i);
        return index;
    }
}
