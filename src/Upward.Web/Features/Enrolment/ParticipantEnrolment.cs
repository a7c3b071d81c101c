using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;

namespace Upward.Web.Features.Enrolment;

/// <summary>
/// A person's place in a programme, in one role: what they want to learn and can offer, when they can meet, whom they wish
/// for. (The class is not called Enrolment because the namespace is.)
/// </summary>
public sealed partial class ParticipantEnrolment : IBelongToOrganisation
{
    private ParticipantEnrolment() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public Programme Programme { get; private set; } = null!;
    public Guid PersonId { get; private set; }
    public Person Person { get; private set; } = null!;
    public ProgrammeRole Role { get; private set; }
    /// <summary>How many partners at once, 0 to 20; 0 means none for now.</summary>
    public int Capacity { get; private set; } = 1;
    public List<EnrolmentSkill> Skills { get; private set; } = [];
    public List<Wish> Wishes { get; private set; } = [];
    /// <summary>Short phrases or catalogue words, compared without case.</summary>
    public List<string> Goals { get; private set; } = [];
    public List<string> Interests { get; private set; } = [];
    /// <summary>Why they take part, in their own words. Matching can compare these texts; partners do not read them.</summary>
    public string Motivation { get; private set; } = "";
    /// <summary>Primary BCP 47 tags; empty means those of the person.</summary>
    public List<string> Languages { get; private set; } = [];
    /// <summary>168 hours of the person's own week, Monday 00:00 first, as a string of 0 and 1; empty: not stated.</summary>
    public string Availability { get; private set; } = "";
    public CommunicationPreferences Communication { get; private set; } = new();
    /// <summary>Since when the partner may see what this person wants to learn. Until then it stays private.</summary>
    public DateTimeOffset? WantsSharedAt { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }
    public Guid? AddedById { get; private set; }
    public DateTimeOffset? ProfileChangedAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public int Version { get; private set; }

    public bool IsActive => WithdrawnAt is null;

    public static ParticipantEnrolment Add(Guid organisationId, Guid programmeId, Guid personId, ProgrammeRole role, int capacity, Guid? by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisationId, ProgrammeId = programmeId, PersonId = personId, Role = role,
        Capacity = capacity, AddedAt = now, AddedById = by,
    };

    public void Withdraw(DateTimeOffset now) { WithdrawnAt ??= now; Version++; }
    public void Return() { WithdrawnAt = null; Version++; }
    public void ReturnAs(ProgrammeRole role) { Role = role; Return(); }
}

/// <summary>Mentor is the junior, who gives knowledge; mentee is the senior, who learns.</summary>
public enum ProgrammeRole { Mentor, Mentee }

/// <summary>How somebody likes to talk. Values are resource keys; empty means no preference.</summary>
public sealed record CommunicationPreferences
{
    /// <summary>"video", "phone", "in-person", "chat".</summary>
    public string Channel { get; init; } = "";
    /// <summary>"short-often", "long-seldom".</summary>
    public string Pace { get; init; } = "";
    /// <summary>"direct", "gentle".</summary>
    public string Directness { get; init; } = "";
}
