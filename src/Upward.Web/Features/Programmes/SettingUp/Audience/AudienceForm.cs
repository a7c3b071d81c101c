namespace Upward.Web.Features.Programmes.SettingUp;

public sealed class AudienceForm : StepForm
{
    public RoleAudienceForm Mentors { get; set; } = new();
    public RoleAudienceForm Mentees { get; set; } = new();
}

public sealed class RoleAudienceForm
{
    public int? LevelFrom { get; set; }
    public int? LevelTo { get; set; }
    public int? TenureFrom { get; set; }
    public int? TenureTo { get; set; }
    public List<string>? Departments { get; set; }
    public List<string>? Sites { get; set; }

    public static RoleAudienceForm Of(AudienceFacts facts) => new()
    {
        LevelFrom = facts.LevelFrom, LevelTo = facts.LevelTo, TenureFrom = facts.TenureFrom, TenureTo = facts.TenureTo, Departments = [.. facts.Departments], Sites = [.. facts.Sites],
    };

    public AudienceFacts Facts => new()
    {
        LevelFrom = LevelFrom, LevelTo = LevelTo, TenureFrom = TenureFrom, TenureTo = TenureTo,
        Departments = [.. (Departments ?? []).Where(d => d.Length > 0).Distinct()], Sites = [.. (Sites ?? []).Where(s => s.Length > 0).Distinct()],
    };
}
