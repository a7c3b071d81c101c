using Upward.MatchingEngine;

namespace Upward.Web.Features.Matching.Compile;

/// <summary>
/// From people, rules and weights to the engine's integer problem, and to the words that go with its numbers. Pure: the
/// same inputs, settings and seed give the same bytes.
/// </summary>
public static partial class CompileProblem
{
    /// <summary>How people become numbers: 2 since a topic one level below what is asked for counts half. Kept with each round.</summary>
    public const int Version = 2;

    public static CompiledProblem Of(MatchingInputs inputs, CriteriaSettings settings, long seed)
    {
        var words = new ProblemWords
        {
            Compilation = Version,
            Week = inputs.Week,
            Levels = [.. inputs.LevelNames],
            MenteeHoursAssumed = [.. inputs.Mentees.Select(c => c.HoursAssumed)],
            MentorHoursAssumed = [.. inputs.Mentors.Select(c => c.HoursAssumed)],
        };
        List<Criterion> criteria =
        [
            .. Skills(inputs, settings, words), .. Aims(inputs, settings, words), .. Distances(inputs, settings, words),
            .. Hours(inputs, settings), .. Levels(inputs, settings), .. Wishes(inputs, settings),
            .. Reasons(inputs, settings), .. Styles(inputs, settings, words), .. Years(inputs, settings), .. Experiences(inputs, settings),
        ];
        List<HardRule> rules = [.. PublicRules.Of(inputs, settings), ForbiddenPairs.Private(PrivatePairs(inputs, settings))];
        var problem = MatchingProblem.Create(
            [.. inputs.Mentees.Select(c => new Participant(c.Key, c.FreePlaces))],
            [.. inputs.Mentors.Select(c => new Participant(c.Key, c.FreePlaces))],
            criteria, rules, locked: null,
            settings.MostPeopleFirst ? Objective.PeopleFirst : Objective.Total,
            unchecked((ulong)seed));
        return new(problem, words);
    }

    /// <summary>
    /// One list for all private reasons, so that not even the stored problem tells a veto from an earlier pair.
    /// It is there even when empty: the presence of the rule must not tell either.
    /// </summary>
    private static List<PairKey> PrivatePairs(MatchingInputs inputs, CriteriaSettings settings)
    {
        var forbidden = settings.NotAPreviousPair ? inputs.NotTogether.Union(inputs.PreviousPairs) : inputs.NotTogether;
        var mentees = Positions(inputs.Mentees);
        var mentors = Positions(inputs.Mentors);
        return
        [
            .. forbidden.Where(p => mentees.ContainsKey(p.Mentee) && mentors.ContainsKey(p.Mentor))
                .Select(p => new PairKey(mentees[p.Mentee], mentors[p.Mentor]))
                .OrderBy(p => p.Mentee).ThenBy(p => p.Mentor),
        ];
    }

    private static Dictionary<Guid, int> Positions(IReadOnlyList<Candidate> people) =>
        people.Select((c, i) => (c.EnrolmentId, i)).ToDictionary(x => x.EnrolmentId, x => x.i);
}

/// <summary>A problem and what its numbers mean.</summary>
public sealed record CompiledProblem(MatchingProblem Problem, ProblemWords Words);

/// <summary>The words behind the numbers of a stored problem. Kept with the round, so that it can still be read when the directory has moved on.</summary>
public sealed record ProblemWords
{
    /// <summary>The version of the compilation; rounds from before it was kept are of the first.</summary>
    public int Compilation { get; init; } = 1;
    public DateOnly Week { get; init; }
    public IReadOnlyList<string> Skills { get; set; } = [];
    public IReadOnlyList<string> Goals { get; set; } = [];
    public IReadOnlyList<string> Interests { get; set; } = [];
    public IReadOnlyList<string> Departments { get; set; } = [];
    public IReadOnlyList<string> Sites { get; set; } = [];
    public IReadOnlyList<string> Levels { get; init; } = [];
    /// <summary>Ways of talking, as "channel.video".</summary>
    public IReadOnlyList<string> Styles { get; set; } = [];
    public IReadOnlyList<bool> MenteeHoursAssumed { get; init; } = [];
    public IReadOnlyList<bool> MentorHoursAssumed { get; init; } = [];
}
