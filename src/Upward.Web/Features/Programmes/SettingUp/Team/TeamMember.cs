using Upward.Web.Platform;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>Sponsor: stands for it in front of everybody and sees cohort totals. Neutral contact: outside the line, whom either side may turn to. DEI lead: sees aggregates only.</summary>
public enum TeamRole { Sponsor, NeutralContact, DeiLead }

/// <summary>The fact that somebody has a role in a programme's team, from when, by whom, and until when.</summary>
public sealed class TeamMember : IBelongToOrganisation
{
    private TeamMember() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public Guid PersonId { get; private set; }
    public TeamRole Role { get; private set; }
    public DateTimeOffset NamedAt { get; private set; }
    public Guid? NamedById { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public static TeamMember Name(Programme programme, Guid personId, TeamRole role, Guid? by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = programme.OrganisationId, ProgrammeId = programme.Id, PersonId = personId, Role = role, NamedAt = now, NamedById = by,
    };

    public void End(DateTimeOffset now) => EndedAt ??= now;
}
