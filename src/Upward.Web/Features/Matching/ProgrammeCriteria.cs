using Upward.Web.Platform;

namespace Upward.Web.Features.Matching;

/// <summary>The hard rules and weighted criteria of a programme as they stand now. A round keeps its own copy.</summary>
public sealed class ProgrammeCriteria : IBelongToOrganisation
{
    private ProgrammeCriteria() { }

    public Guid ProgrammeId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public CriteriaSettings Settings { get; private set; } = new();
    public DateTimeOffset ChangedAt { get; private set; }
    public Guid? ChangedById { get; private set; }
    public int Version { get; private set; }

    public static ProgrammeCriteria For(Guid organisationId, Guid programmeId, CriteriaSettings settings, Guid? by, DateTimeOffset now) => new()
    {
        ProgrammeId = programmeId, OrganisationId = organisationId, Settings = settings, ChangedAt = now, ChangedById = by, Version = 1,
    };

    public void Change(CriteriaSettings settings, Guid? by, DateTimeOffset now) =>
        (Settings, ChangedById, ChangedAt, Version) = (settings, by, now, Version + 1);
}

/// <summary>
/// Hard rules (on or off, with their number) and weights in points: a criterion's weight is the most points a pair can earn
/// by it, 0 to 1,000; 0 means it does not count. Stored as JSON; new members need a default.
/// </summary>
public sealed record CriteriaSettings
{
    public bool NeverInLineOfCommand { get; init; } = true;
    /// <summary>Levels that the mentee must stand above the mentor; 0: no such rule.</summary>
    public int MinimumLevelGap { get; init; } = 1;
    public bool SharedLanguage { get; init; } = true;
    /// <summary>Hours a week in which both can meet; 0: no such rule.</summary>
    public int MinimumSharedHours { get; init; } = 1;
    public bool DifferentDepartment { get; init; } = true;
    public bool DifferentSite { get; init; }
    public bool NotAPreviousPair { get; init; } = true;

    public int SkillsWeight { get; init; } = 40;
    public int ReciprocalWeight { get; init; } = 10;
    public int GoalsWeight { get; init; } = 10;
    public int InterestsWeight { get; init; } = 5;
    public int DistanceWeight { get; init; } = 10;
    public int TimeZoneWeight { get; init; } = 10;
    public int LevelGapWeight { get; init; } = 5;
    public int WishesWeight { get; init; } = 10;
    // These rest on what not everybody says about themselves, so a programme turns them on knowingly.
    public int MotivationWeight { get; init; }
    public int StyleWeight { get; init; }
    public int TenureWeight { get; init; }
    public int GenerationWeight { get; init; }
    public int ExperienceWeight { get; init; }

    /// <summary>Equals who teach each other: no distance in level is asked or rewarded, and what goes back counts as much as what goes forth.</summary>
    public static CriteriaSettings ForPeers() => new() { MinimumLevelGap = 0, SkillsWeight = 30, ReciprocalWeight = 30, LevelGapWeight = 0 };

    /// <summary>True: most people first, then the best total. False: the best total, then most people.</summary>
    public bool MostPeopleFirst { get; init; } = true;
}
