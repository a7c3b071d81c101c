using Upward.Web.Features.Skills;
using Upward.Web.Platform;

namespace Upward.Web.Features.Enrolment;

/// <summary>A skill that a participant wants (importance 1 to 3) or offers (level 1 to 4, with evidence).</summary>
public sealed partial class EnrolmentSkill : IBelongToOrganisation
{
    private EnrolmentSkill() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid EnrolmentId { get; private set; }
    public Guid SkillId { get; private set; }
    public Skill Skill { get; private set; } = null!;
    public SkillDirection Direction { get; private set; }
    /// <summary>Wanted: 1 nice to have, 2 important, 3 most important. Offered: 0.</summary>
    public int Importance { get; private set; }
    /// <summary>1 knows the basics, 2 uses it, 3 teaches it, 4 is asked by others. Wanted: the level aimed at, 0 any.</summary>
    public int SkillLevel { get; private set; }
    public string Evidence { get; private set; } = "";

    public static EnrolmentSkill Wanted(Guid organisationId, Guid enrolmentId, Guid skillId, int importance, int level = 0) => new()
    {
        Id = Guid.CreateVersion7(), OrganisationId = organisationId, EnrolmentId = enrolmentId, SkillId = skillId,
        Direction = SkillDirection.Wanted, Importance = importance, SkillLevel = level,
    };

    public static EnrolmentSkill Offered(Guid organisationId, Guid enrolmentId, Guid skillId, int level, string evidence = "") => new()
    {
        Id = Guid.CreateVersion7(), OrganisationId = organisationId, EnrolmentId = enrolmentId, SkillId = skillId,
        Direction = SkillDirection.Offered, SkillLevel = level, Evidence = evidence,
    };
}

public enum SkillDirection { Wanted, Offered }
