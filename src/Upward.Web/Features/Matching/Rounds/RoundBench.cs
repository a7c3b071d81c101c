using System.Collections.Concurrent;
using Upward.MatchingEngine;
using Upward.MatchingEngine.Formats;
using Upward.Web.Features.Matching.Board;
using Upward.Web.Features.Matching.Compile;
using Upward.Web.Features.Matching.Reasons;

namespace Upward.Web.Features.Matching.Rounds;

/// <summary>
/// A stored round ready to work on: its problem, its words and the scores of all pairs, addressed by enrolment ids. What is
/// possible and what it is worth comes from here, never from the directory of today, so a board means what it meant.
/// </summary>
public sealed class RoundBench(CompiledProblem compiled, CriteriaSettings settings, StoredAnswer? answer = null, Lazy<ScoreTable>? scores = null)
{
    private readonly Lazy<ScoreTable> _scores = scores ?? new(() => ScoreTable.Build(compiled.Problem));
    private PossiblePartners? _possible;
    private PrivateGaps? _private;
    private readonly ConcurrentDictionary<(Guid Mentor, Guid Mentee), bool> _warns = new();
    private readonly Guid[] _mentees = [.. compiled.Problem.Mentees.Select(p => Guid.Parse(p.Id))];
    private readonly Guid[] _mentors = [.. compiled.Problem.Mentors.Select(p => Guid.Parse(p.Id))];

    public CompiledProblem Compiled => compiled;
    public MatchingProblem Problem => compiled.Problem;
    public CriteriaSettings Settings => settings;
    public ScoreTable Scores => _scores.Value;
    public PossiblePartners Possible => LazyInitializer.EnsureInitialized(ref _possible, () => new(Scores));
    public PrivateGaps PrivateGaps => LazyInitializer.EnsureInitialized(ref _private, () => PrivateGaps.Of(Problem, Scores));
    public IReadOnlyList<Guid> Mentees => _mentees;
    public IReadOnlyList<Guid> Mentors => _mentors;

    /// <summary>The stored answer with its certificate; null before the round was solved.</summary>
    public StoredAnswer? Answer => answer;

    /// <summary>The proven best pairs.</summary>
    public IReadOnlyList<(Guid Mentor, Guid Mentee)> Best { get; } =
        answer is null ? [] : [.. answer.Pairs.Select(p => (Guid.Parse(p.MentorId), Guid.Parse(p.MenteeId)))];

    /// <summary>The same with its answer; the scores are not worked out twice.</summary>
    public RoundBench With(StoredAnswer found) => new(Compiled, Settings, found, _scores);

    public int MenteeAt(Guid enrolmentId) => Problem.IndexOfMentee(enrolmentId.ToString("D"));
    public int MentorAt(Guid enrolmentId) => Problem.IndexOfMentor(enrolmentId.ToString("D"));

    public bool Knows(Guid mentorEnrolmentId, Guid menteeEnrolmentId) => MentorAt(mentorEnrolmentId) >= 0 && MenteeAt(menteeEnrolmentId) >= 0;

    /// <summary>Points of the pair, or null when a rule forbids it.</summary>
    public int? ScoreOf(Guid mentor, Guid mentee) => Scores.Score(MenteeAt(mentee), MentorAt(mentor)) is >= 0 and var points ? points : null;

    public int PlacesOf(Guid enrolmentId) =>
        MenteeAt(enrolmentId) is >= 0 and var mentee ? Problem.Mentees[mentee].Capacity
        : MentorAt(enrolmentId) is >= 0 and var mentor ? Problem.Mentors[mentor].Capacity : 0;

    public List<ScorePart> PartsOf(Guid mentor, Guid mentee) => ScoreParts.Of(compiled, settings, MenteeAt(mentee), MentorAt(mentor));

    /// <summary>Whether a manager should look at the pair before it is published; asked for all pairs at every change of the board.</summary>
    public bool Warns(Guid mentor, Guid mentee) =>
        _warns.GetOrAdd((mentor, mentee), pair => PairWarnings.Keys(PartsOf(pair.Mentor, pair.Mentee)).Count > 0);

    public RoundFigures Figures(IReadOnlyCollection<(Guid Mentor, Guid Mentee)> pairs)
    {
        var scores = pairs.Select(p => ScoreOf(p.Mentor, p.Mentee) ?? 0).ToList();
        return new() { Mentees = pairs.Select(p => p.Mentee).Distinct().Count(), Pairs = pairs.Count, Total = scores.Sum(s => (long)s), Lowest = scores.DefaultIfEmpty().Min() };
    }

    /// <summary>Taking the best remaining pair, one after the other, as a careful person would by hand.</summary>
    public RoundFigures FirstDraft() => Figures([.. new BestPairFirst(Problem, Scores).Pairs().Select(p => (_mentors[p.Mentor], _mentees[p.Mentee]))]);
}
