using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Units;

/// <summary>Units and who runs their programmes. For the organisation's admins.</summary>
[UseCase]
public sealed class ArrangeUnits(AppDb db, CurrentPerson person, AuditLog audit, TimeProvider clock)
{
    public sealed record Line(Guid Id, string Name, int People, int Programmes, IReadOnlyList<string> Managers);
    public sealed record Manager(Guid PersonId, string Name, string Email);
    public sealed record Values(IReadOnlyList<Facet> Departments, IReadOnlyList<Facet> Divisions, IReadOnlyList<Facet> Sites);
    public sealed record Shown(Unit? Unit, Values Values, IReadOnlyList<Manager> Managers, IReadOnlyList<Manager> Found, int Programmes);

    public async Task<IReadOnlyList<Line>?> ListAsync(CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin) return null;
        var lines = new List<Line>();
        foreach (var unit in await db.Units.AsNoTracking().OrderBy(u => u.Name).ToListAsync(ct))
            lines.Add(new(unit.Id, unit.Name, await unit.PeopleAmong(Active()).CountAsync(ct), await db.Programmes.CountAsync(p => p.UnitId == unit.Id && p.TemplateSince == null, ct),
                [.. (await ManagersAsync(unit.Id, ct)).Select(m => m.Name)]));
        return lines;
    }

    /// <param name="unitId">Null: an empty form for a new one.</param>
    public async Task<Shown?> ShowAsync(Guid? unitId, string search, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin) return null;
        var unit = unitId is null ? null : await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Id == unitId, ct);
        if (unitId is not null && unit is null) return null;
        var found = unit is null || search.Trim().Length == 0 ? [] : await new DirectoryFilter { Q = search }.Apply(Active().Where(p => !db.UnitManagers.Any(m => m.UnitId == unit.Id && m.PersonId == p.Id)))
            .OrderBy(p => p.Name).Take(10).Select(p => new Manager(p.Id, p.Name, p.Email)).ToListAsync(ct);
        return new(unit, new(
            await Active().Where(p => p.Department != "").GroupBy(p => p.Department).OrderBy(g => g.Key).Select(g => new Facet(g.Key, g.Count())).ToListAsync(ct),
            await Active().Where(p => p.Division != "").GroupBy(p => p.Division).OrderBy(g => g.Key).Select(g => new Facet(g.Key, g.Count())).ToListAsync(ct),
            await Active().Where(p => p.Site != "").GroupBy(p => p.Site).OrderBy(g => g.Key).Select(g => new Facet(g.Key, g.Count())).ToListAsync(ct)),
            unit is null ? [] : await ManagersAsync(unit.Id, ct), found, unit is null ? 0 : await db.Programmes.CountAsync(p => p.UnitId == unit.Id, ct));
    }

    /// <param name="seenVersion">The version that the form was filled from; 0 for a new one.</param>
    public async Task<Outcome<Guid>> SaveAsync(Guid? unitId, UnitFacts facts, int seenVersion, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin) return Outcome.NotFound;
        var unit = unitId is null ? null : await db.Units.SingleOrDefaultAsync(u => u.Id == unitId, ct);
        if (unitId is not null && unit is null) return Outcome.NotFound;
        if ((unit?.Version ?? 0) != seenVersion) return Outcome.Refused("refused.changedMeanwhile");
        var outcome = facts.Check();
        if (!outcome.Succeeded) return outcome;
        var name = facts.Name.Trim();
        if (await db.Units.AnyAsync(u => u.Name == name && u.Id != unitId, ct)) return Outcome.RefusedAt("Name", "units.refused.name", ("name", name));
        if (unit is null) db.Units.Add(unit = Unit.Make(db.OrganisationId, facts, clock.GetUtcNow()));
        else unit.Change(facts);
        audit.Record(unitId is null ? "organisation.unit.made" : "organisation.unit.changed", "unit", unit.Id, unit.Name, new { unit.Departments, unit.Divisions, unit.Sites });
        var saved = await db.SaveSeenAsync(ct);
        return saved.Succeeded ? unit.Id : saved;
    }

    /// <summary>Only while no programme belongs to it: those would be left without their managers.</summary>
    public async Task<Outcome> RemoveAsync(Guid unitId, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin || await db.Units.SingleOrDefaultAsync(u => u.Id == unitId, ct) is not { } unit) return Outcome.NotFound;
        if (await db.Programmes.CountAsync(p => p.UnitId == unitId, ct) is > 0 and var programmes) return Outcome.Refused("units.refused.programmes", ("n", programmes));
        db.Units.Remove(unit);
        audit.Record("organisation.unit.removed", "unit", unit.Id, unit.Name);
        return await db.SaveSeenAsync(ct);
    }

    public async Task<Outcome> AppointAsync(Guid unitId, Guid personId, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin || await db.Units.SingleOrDefaultAsync(u => u.Id == unitId, ct) is not { } unit) return Outcome.NotFound;
        if (await Active().SingleOrDefaultAsync(p => p.Id == personId, ct) is not { } chosen) return Outcome.Refused("units.refused.nobody");
        if (await db.UnitManagers.AnyAsync(m => m.UnitId == unitId && m.PersonId == personId, ct)) return Outcome.Refused("units.refused.already", ("name", chosen.Name));
        db.UnitManagers.Add(UnitManager.Grant(db.OrganisationId, unitId, personId, clock.GetUtcNow(), person.Id));
        audit.Record("organisation.unit.appointed", "person", personId, chosen.Name, new { unit = unit.Name, unitId });
        return await db.SaveSeenAsync(ct);
    }

    public async Task<Outcome> DismissAsync(Guid unitId, Guid personId, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin || await db.Units.SingleOrDefaultAsync(u => u.Id == unitId, ct) is not { } unit) return Outcome.NotFound;
        if (await db.UnitManagers.SingleOrDefaultAsync(m => m.UnitId == unitId && m.PersonId == personId, ct) is not { } manager) return Outcome.Refused("units.refused.gone");
        db.UnitManagers.Remove(manager);
        audit.Record("organisation.unit.dismissed", "person", personId, await db.People.Where(p => p.Id == personId).Select(p => p.Name).SingleAsync(ct),
            new { unit = unit.Name, unitId });
        return await db.SaveSeenAsync(ct);
    }

    /// <summary>Gives a programme to a unit, or back to the whole organisation.</summary>
    public async Task<Outcome> PlaceAsync(Guid programmeId, Guid? unitId, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin || await db.Programmes.SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        var unit = unitId is null ? null : await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Id == unitId, ct);
        if (unitId is not null && unit is null) return Outcome.RefusedAt("UnitId", "units.refused.unknown");
        programme.BelongTo(unitId);
        audit.Record("programme.unit.placed", "programme", programme.Id, programme.Name, new { unit = unit?.Name ?? "", unitId });
        return await db.SaveSeenAsync(ct);
    }

    private IQueryable<Person> Active() => db.People.AsNoTracking().Insiders().Where(p => p.LeftAt == null);

    private Task<List<Manager>> ManagersAsync(Guid unitId, CancellationToken ct) =>
        (from m in db.UnitManagers join p in db.People on m.PersonId equals p.Id where m.UnitId == unitId orderby p.Name select new Manager(p.Id, p.Name, p.Email)).ToListAsync(ct);
}
