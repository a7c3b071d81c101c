using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;

namespace Upward.Web.Features.People.Import;

internal static class DirectoryReading
{
    public static async Task<DirectorySnapshot> SnapshotAsync(AppDb db, CancellationToken ct)
    {
        var levels = await db.Levels.AsNoTracking().OrderBy(l => l.Rank).ToListAsync(ct);
        // Two queries instead of a join: most people have no dotted line, and the wide row would be sent again for each.
        var dotted = (await db.DottedLines.AsNoTracking().ToListAsync(ct)).ToLookup(d => d.PersonId, d => d.ManagerId);
        var people = await db.People.AsNoTracking().Insiders().OrderBy(p => p.Id).ToListAsync(ct);
        return new(people.ConvertAll(p => PersonChanges.Snapshot(p) with { DottedLineIds = [.. dotted[p.Id]] }), levels.ConvertAll(l => l.Name))
        {
            AlsoKnownAs = levels.SelectMany(l => l.AlsoKnownAs.Select(a => (Spelling: a, l.Name))).DistinctBy(a => a.Spelling, StringComparer.OrdinalIgnoreCase).ToDictionary(a => a.Spelling, a => a.Name),
            Guests = await db.People.AsNoTracking().Where(p => p.GuestUntil != null && p.Email != "").ToDictionaryAsync(p => p.Email, p => p.Name, ct),
        };
    }
}
