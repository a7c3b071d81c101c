using Upward.Web.Platform;

namespace Upward.Web.Features.Matching;

/// <summary>
/// One run of matching, kept for ever with its inputs: the criteria, the compiled integer problem, the seed, the engine's
/// version and the certificate, so that the answer can be proved again without the directory.
/// </summary>
public sealed partial class MatchRound : IBelongToOrganisation
{
    private MatchRound() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    /// <summary>1, 2, 3 … within the programme.</summary>
    public int Number { get; private set; }
    public CriteriaSettings Criteria { get; private set; } = new();
    public long Seed { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public Guid? CreatedById { get; private set; }
    public Guid? TaskId { get; private set; }

    /// <summary>The Monday of the week in which hours were compared.</summary>
    public DateOnly Week { get; private set; }
    public string EngineVersion { get; private set; } = "";
    public DateTimeOffset? SolvedAt { get; private set; }
    /// <summary>True when an independent check proved the answer best over all pairs.</summary>
    public bool Proven { get; private set; }
    public RoundFigures Best { get; private set; } = new();
    /// <summary>What taking the best remaining pair one after the other would have given: the measure for the optimum's worth.</summary>
    public RoundFigures Draft { get; private set; } = new();
    public long UpperBound { get; private set; }
    /// <summary>Pairs that the rules that may be named allow.</summary>
    public long FeasiblePairs { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }
    /// <summary>The last run around the locks: when, and whether it was proven best for those locks.</summary>
    public DateTimeOffset? RerunAt { get; private set; }
    public bool RerunProven { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }
    public Guid? PublishedById { get; private set; }
    public DateTimeOffset? AnswersDueAt { get; private set; }
    public DateTimeOffset? DiscardedAt { get; private set; }
    /// <summary>Goes up with every change of the board, so that two hands cannot overwrite each other unseen.</summary>
    public int Version { get; private set; }

    public bool IsDraft => SolvedAt is not null && PublishedAt is null && DiscardedAt is null;

    public static MatchRound Begin(Guid organisationId, Guid programmeId, int number, CriteriaSettings criteria, long seed, DateOnly week, Guid? by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisationId, ProgrammeId = programmeId, Number = number,
        Criteria = criteria, Seed = seed, Week = week, CreatedAt = now, CreatedById = by,
    };

    public void RunsAs(Guid taskId) => TaskId = taskId;

    public void Solve(string engineVersion, bool proven, RoundFigures best, RoundFigures draft, long upperBound, long feasiblePairs, DateTimeOffset now)
    {
        (EngineVersion, Proven, Best, Draft, UpperBound, FeasiblePairs, SolvedAt) = (engineVersion, proven, best, draft, upperBound, feasiblePairs, now);
        Version++;
    }

    public void Cancel(DateTimeOffset now) => CancelledAt ??= now;

    public void BoardChanged() => Version++;

    public void RanAgain(bool proven, DateTimeOffset now) => (RerunAt, RerunProven) = (now, proven);

    public Outcome Publish(Guid? by, DateTimeOffset dueAt, DateTimeOffset now)
    {
        if (!IsDraft) return Outcome.Refused("round.notADraft");
        (PublishedAt, PublishedById, AnswersDueAt) = (now, by, dueAt);
        Version++;
        return Outcome.Done;
    }

    public Outcome Discard(DateTimeOffset now)
    {
        if (PublishedAt is not null) return Outcome.Refused("round.published");
        DiscardedAt ??= now;
        Version++;
        return Outcome.Done;
    }
}

/// <summary>How an answer stands: different mentees with a pair, pairs, points in all, points of the lowest pair.</summary>
public sealed record RoundFigures
{
    public int Mentees { get; init; }
    public int Pairs { get; init; }
    public long Total { get; init; }
    public int Lowest { get; init; }
}
