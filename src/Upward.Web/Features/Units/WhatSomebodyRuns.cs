using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.People;

namespace Upward.Web.Features.Units;

/// <summary>
/// The programmes and units somebody runs, and how much of the directory that opens to them: all of it for a programme of the
/// whole organisation, the people of the unit for a unit and its programmes.
/// </summary>
public sealed record WhatSomebodyRuns(IReadOnlySet<Guid> Programmes, IReadOnlySet<Guid> Units, DirectoryReach Reach)
{
    public static async Task<WhatSomebodyRuns> ReadAsync(AppDb db, Guid personId, CancellationToken ct)
    {
        var units = await db.UnitManagers.AsNoTracking().Where(m => m.PersonId == personId).Select(m => m.UnitId).ToListAsync(ct);
        var programmes = await db.Programmes.AsNoTracking().Where(p => db.ProgrammeManagers.Any(m => m.ProgrammeId == p.Id && m.PersonId == personId)
            || p.UnitId != null && units.Contains(p.UnitId.Value)).Select(p => new { p.Id, p.UnitId }).ToListAsync(ct);
        var ids = units.Concat(programmes.Select(p => p.UnitId).OfType<Guid>()).Distinct().ToList();
        var facts = ids.Count == 0 ? [] : await db.Units.AsNoTracking().Where(u => ids.Contains(u.Id)).ToListAsync(ct);
        return new(programmes.Select(p => p.Id).ToHashSet(), units.ToHashSet(),
            new(programmes.Any(p => p.UnitId is null), [.. facts.SelectMany(u => u.Departments).Distinct()], [.. facts.SelectMany(u => u.Divisions).Distinct()], [.. facts.SelectMany(u => u.Sites).Distinct()]));
    }
}
