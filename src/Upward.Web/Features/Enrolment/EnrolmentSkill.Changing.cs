namespace Upward.Web.Features.Enrolment;

public sealed partial class EnrolmentSkill
{
    public void Restate(int importance, int level, string evidence) => (Importance, SkillLevel, Evidence) = (importance, level, evidence);

    public void MoveTo(Guid skillId) => SkillId = skillId;

    /// <summary>Takes over what a second entry of the same skill says more strongly.</summary>
    public void Strengthen(EnrolmentSkill other)
    {
        Importance = Math.Max(Importance, other.Importance);
        SkillLevel = Math.Max(SkillLevel, other.SkillLevel);
        if (Evidence.Length == 0) Evidence = other.Evidence;
    }
}
