using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>
/// Who may take part in one role. Expertise and place decide, never a birth date: there is none to ask for. No rule at all
/// lets everybody in. A rule about levels or tenure leaves out those whose level or first day nobody knows, and the page says how many.
/// </summary>
public sealed class AudienceRule : IBelongToOrganisation
{
    private AudienceRule() { }

    public Guid ProgrammeId { get; private set; }
    public ProgrammeRole Role { get; private set; }
    public Guid OrganisationId { get; private set; }
    /// <summary>Ranks of the organisation's scale, both included.</summary>
    public int? LevelFrom { get; private set; }
    public int? LevelTo { get; private set; }
    /// <summary>Months since the first day at work, both included.</summary>
    public int? TenureFrom { get; private set; }
    public int? TenureTo { get; private set; }
    /// <summary>Empty: all.</summary>
    public List<string> Departments { get; private set; } = [];
    public List<string> Sites { get; private set; } = [];

    public static AudienceRule Of(Guid organisationId, Guid programmeId, ProgrammeRole role, AudienceFacts facts)
    {
        var rule = new AudienceRule { OrganisationId = organisationId, ProgrammeId = programmeId, Role = role };
        rule.Change(facts);
        return rule;
    }

    public void Change(AudienceFacts facts) => (LevelFrom, LevelTo, TenureFrom, TenureTo, Departments, Sites) =
        (facts.LevelFrom, facts.LevelTo, facts.TenureFrom, facts.TenureTo, [.. facts.Departments], [.. facts.Sites]);

    public AudienceFacts Facts => new() { LevelFrom = LevelFrom, LevelTo = LevelTo, TenureFrom = TenureFrom, TenureTo = TenureTo, Departments = Departments, Sites = Sites };
}

public sealed record AudienceFacts
{
    public int? LevelFrom { get; init; }
    public int? LevelTo { get; init; }
    public int? TenureFrom { get; init; }
    public int? TenureTo { get; init; }
    public IReadOnlyList<string> Departments { get; init; } = [];
    public IReadOnlyList<string> Sites { get; init; } = [];

    public bool IsOpen => LevelFrom is null && LevelTo is null && TenureFrom is null && TenureTo is null && Departments.Count == 0 && Sites.Count == 0;
    public bool AsksForLevel => LevelFrom is not null || LevelTo is not null;
    public bool AsksForTenure => TenureFrom is not null || TenureTo is not null;

    public IQueryable<Person> Apply(IQueryable<Person> people, DateOnly today)
    {
        if (LevelFrom is { } low) people = people.Where(p => p.Level != null && p.Level.Rank >= low);
        if (LevelTo is { } high) people = people.Where(p => p.Level != null && p.Level.Rank <= high);
        if (TenureFrom is { } least) { var latest = today.AddMonths(-least); people = people.Where(p => p.EmployedSince != null && p.EmployedSince <= latest); }
        // "Up to twelve months" lasts to the day before the thirteenth month begins.
        if (TenureTo is { } most) { var earliest = today.AddMonths(-most - 1); people = people.Where(p => p.EmployedSince != null && p.EmployedSince > earliest); }
        if (Departments.Count > 0) people = people.Where(p => Departments.Contains(p.Department));
        if (Sites.Count > 0) people = people.Where(p => Sites.Contains(p.Site));
        return people;
    }

    public Outcome Check(string prefix)
    {
        var refusals = new List<Refusal>();
        if (LevelFrom > LevelTo) refusals.Add(new(prefix + "LevelTo", new("audience.refused.levels")));
        if (TenureFrom is < 0 or > 720) refusals.Add(new(prefix + "TenureFrom", new("programme.refused.range", ("from", 0), ("to", 720))));
        if (TenureTo is < 0 or > 720) refusals.Add(new(prefix + "TenureTo", new("programme.refused.range", ("from", 0), ("to", 720))));
        if (TenureFrom > TenureTo) refusals.Add(new(prefix + "TenureTo", new("audience.refused.tenure")));
        return Outcome.Refused(refusals);
    }
}
