using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Features.Units;

/// <summary>
/// A part of the organisation that runs its own programmes: whoever is in one of these departments, divisions or sites belongs to it.
/// </summary>
public sealed class Unit : IBelongToOrganisation
{
    public const int LongestName = 80;

    private Unit() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public string Name { get; private set; } = "";
    public List<string> Departments { get; private set; } = [];
    public List<string> Divisions { get; private set; } = [];
    public List<string> Sites { get; private set; } = [];
    public DateTimeOffset CreatedAt { get; private set; }
    public int Version { get; private set; }

    public static Unit Make(Guid organisationId, UnitFacts facts, DateTimeOffset now)
    {
        var unit = new Unit { Id = Guid.CreateVersion7(now), OrganisationId = organisationId, CreatedAt = now };
        unit.Change(facts);
        return unit;
    }

    public void Change(UnitFacts facts)
    {
        Name = facts.Name.Trim();
        Departments = [.. facts.Departments.Order(StringComparer.Ordinal)];
        Divisions = [.. facts.Divisions.Order(StringComparer.Ordinal)];
        Sites = [.. facts.Sites.Order(StringComparer.Ordinal)];
        Version++;
    }

    public IQueryable<Person> PeopleAmong(IQueryable<Person> people) => new DirectoryReach(false, Departments, Divisions, Sites).Of(people);
}

public sealed record UnitFacts(string Name, IReadOnlyList<string> Departments, IReadOnlyList<string> Divisions, IReadOnlyList<string> Sites)
{
    public Outcome Check() =>
        string.IsNullOrWhiteSpace(Name) ? Outcome.RefusedAt("Name", "refused.required")
        : Name.Trim().Length > Unit.LongestName ? Outcome.RefusedAt("Name", "refused.tooLong", ("max", Unit.LongestName), ("length", Name.Trim().Length))
        : Departments.Count + Divisions.Count + Sites.Count == 0 ? Outcome.RefusedAt("Departments", "units.refused.empty")
        : Outcome.Done;
}

/// <summary>The fact that a person runs a unit's programmes, since when and by whom.</summary>
public sealed class UnitManager : IBelongToOrganisation
{
    private UnitManager() { }

    public Guid UnitId { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public DateTimeOffset GrantedAt { get; private set; }
    public Guid? GrantedById { get; private set; }

    public static UnitManager Grant(Guid organisationId, Guid unitId, Guid personId, DateTimeOffset now, Guid? by) => new()
    {
        OrganisationId = organisationId, UnitId = unitId, PersonId = personId, GrantedAt = now, GrantedById = by,
    };
}
