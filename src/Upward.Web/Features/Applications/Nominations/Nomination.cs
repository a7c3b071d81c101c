using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;

namespace Upward.Web.Features.Applications;

/// <summary>A colleague or manager thinks somebody should take part. The person named is told by whom, and decides alone whether to apply.</summary>
public sealed class Nomination : IBelongToOrganisation
{
    public const int LongestWords = 1000;

    private Nomination() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public Programme Programme { get; private set; } = null!;
    public Guid PersonId { get; private set; }
    public Person Person { get; private set; } = null!;
    public ProgrammeRole Role { get; private set; }
    public Guid ByPersonId { get; private set; }
    public Person By { get; private set; } = null!;
    public string Words { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    /// <summary>"Not for me": nobody but the person named sees it, and nobody is told.</summary>
    public DateTimeOffset? SetAsideAt { get; private set; }

    public static Nomination Of(Guid organisationId, Guid programmeId, Guid personId, ProgrammeRole role, Guid by, string words, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisationId, ProgrammeId = programmeId, PersonId = personId, Role = role, ByPersonId = by, Words = words.Trim(), At = now,
    };

    public void SetAside(DateTimeOffset now) => SetAsideAt ??= now;
}
