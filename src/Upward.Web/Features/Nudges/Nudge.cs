using Upward.Web.Platform;

namespace Upward.Web.Features.Nudges;

/// <summary>What a pair can be nudged about. Each is a date or a state that managers see anyway; nothing that a pair writes counts.</summary>
public enum NudgeKind { NoDate, Agreement, Silent }

/// <summary>That somebody was nudged about a fact: the memory by which nobody hears of it twice, nor of another one within a week.</summary>
public sealed class Nudge : IBelongToOrganisation
{
    /// <summary>At most one to a person in so many days, whatever it is about and whoever sends it.</summary>
    public const int QuietDays = 7;
    public const int LongestWords = 400;

    private Nudge() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public Guid MentorshipId { get; private set; }
    public Guid PersonId { get; private set; }
    public NudgeKind Kind { get; private set; }
    /// <summary>The fact: the session since which it is so, or that it has been so from the start.</summary>
    public string About { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    /// <summary>Null: by the programme's rule.</summary>
    public Guid? ById { get; private set; }

    public static Nudge Of(Guid organisationId, Guid programmeId, Guid mentorshipId, Guid personId, NudgeKind kind, string about, Guid? by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisationId, ProgrammeId = programmeId, MentorshipId = mentorshipId, PersonId = personId, Kind = kind, About = about, At = now, ById = by,
    };
}
