using Upward.Web.Platform;

namespace Upward.Web.Features.Training;

/// <summary>What a programme's managers arranged: order, what is hidden, what is compulsory, and whether training comes before matching. No row: all as it ships.</summary>
public sealed class ProgrammeTraining : IBelongToOrganisation
{
    private ProgrammeTraining() { }

    public Guid ProgrammeId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public TrainingSettings Settings { get; private set; } = new();
    public DateTimeOffset ChangedAt { get; private set; }
    public Guid? ChangedById { get; private set; }
    public int Version { get; private set; }

    public static ProgrammeTraining For(Guid organisationId, Guid programmeId) => new() { OrganisationId = organisationId, ProgrammeId = programmeId };

    public void Arrange(TrainingSettings settings, Guid? by, DateTimeOffset now)
    {
        (Settings, ChangedAt, ChangedById) = (settings, now, by);
        Version++;
    }
}

public sealed record TrainingSettings
{
    /// <summary>Nobody comes into a match round who has not finished the compulsory units of their role.</summary>
    public bool BeforeMatching { get; init; }
    public List<string> Hidden { get; init; } = [];
    /// <summary>Where it differs from what ships.</summary>
    public Dictionary<string, bool> Required { get; init; } = [];
    /// <summary>Unit keys of a track in the managers' order; what is not named follows as it ships.</summary>
    public Dictionary<string, List<string>> Order { get; init; } = [];
    /// <summary>By track: after how many months what was finished is due again. Not named: never.</summary>
    public Dictionary<string, int> Refresh { get; init; } = [];
    public List<string> HiddenGuidelines { get; init; } = [];
}
