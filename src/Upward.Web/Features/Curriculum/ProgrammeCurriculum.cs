using Upward.Web.Platform;

namespace Upward.Web.Features.Curriculum;

/// <summary>What a programme's managers chose and ordered. No row: all as it ships.</summary>
public sealed class ProgrammeCurriculum : IBelongToOrganisation
{
    private ProgrammeCurriculum() { }

    public Guid ProgrammeId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public CurriculumSettings Settings { get; private set; } = new();
    public DateTimeOffset ChangedAt { get; private set; }
    public Guid? ChangedById { get; private set; }
    public int Version { get; private set; }

    public static ProgrammeCurriculum For(Guid organisationId, Guid programmeId) => new() { OrganisationId = organisationId, ProgrammeId = programmeId };

    public void Arrange(CurriculumSettings settings, Guid? by, DateTimeOffset now)
    {
        (Settings, ChangedAt, ChangedById) = (settings, now, by);
        Version++;
    }
}

public sealed record OwnTopic(string Key, string Name)
{
    public const int LongestName = 60, Most = 12;
}

public sealed record CurriculumSettings
{
    /// <summary>Keys of <see cref="TopicTree.Packs"/>; none: every unit.</summary>
    public List<string> Packs { get; init; } = [];
    public List<string> Hidden { get; init; } = [];
    /// <summary>Branch keys in the managers' order; what is not named follows as it ships.</summary>
    public List<string> Branches { get; init; } = [];
    /// <summary>By topic, the units in the managers' order.</summary>
    public Dictionary<string, List<string>> Order { get; init; } = [];
    public List<OwnTopic> Topics { get; init; } = [];
}
