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

    public string EngineVersion { get; private set; } = "";
    /// <summary>The compiled problem in the engine's own format; null until the run reached that point.</summary>
    public byte[]? Problem { get; private set; }
    public byte[]? Certificate { get; private set; }
    public DateTimeOffset? SolvedAt { get; private set; }
    /// <summary>True when an independent check proved the answer best over all pairs.</summary>
    public bool Proven { get; private set; }
    public int BestMatched { get; private set; }
    public long BestTotal { get; private set; }
    public long UpperBound { get; private set; }
    public long FeasiblePairs { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }
    public Guid? PublishedById { get; private set; }
    public DateTimeOffset? AnswersDueAt { get; private set; }
    public DateTimeOffset? DiscardedAt { get; private set; }
    public int Version { get; private set; }

    public bool IsDraft => SolvedAt is not null && PublishedAt is null && DiscardedAt is null;

    public static MatchRound Begin(Guid organisationId, Guid programmeId, int number, CriteriaSettings criteria, long seed, Guid? by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisationId, ProgrammeId = programmeId, Number = number,
        Criteria = criteria, Seed = seed, CreatedAt = now, CreatedById = by,
    };

    public void RunsAs(Guid taskId) => TaskId = taskId;
}
