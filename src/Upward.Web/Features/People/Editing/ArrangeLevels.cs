using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.People;

public sealed record LevelLine(string Name, int? Rank, IReadOnlyList<string> AlsoKnownAs, int People);

/// <summary>The organisation's ordered scale: the levels it has, and those written on people that have no place yet.</summary>
[UseCase]
public sealed class ArrangeLevels(AppDb db, CurrentPerson editor, AuditLog audit)
{
    public async Task<IReadOnlyList<LevelLine>?> ShowAsync(CancellationToken ct)
    {
        if (!editor.IsOrganisationAdmin) return null;
        var levels = await db.Levels.AsNoTracking().OrderBy(l => l.Rank).ThenBy(l => l.Name).ToListAsync(ct);
        var scale = new LevelScale(levels);
        var written = await db.People.AsNoTracking().Where(p => p.LeftAt == null && p.LevelName != "").GroupBy(p => p.LevelName).Select(g => new { Name = g.Key, Count = g.Count() }).ToListAsync(ct);
        var counted = written.Where(w => scale.IdOf(w.Name) is not null).ToLookup(w => scale.IdOf(w.Name)!.Value, w => w.Count);
        return [.. levels.Select(l => new LevelLine(l.Name, l.Rank, l.AlsoKnownAs, counted[l.Id].Sum())),
            .. written.Where(w => scale.IdOf(w.Name) is null).OrderBy(w => w.Name, StringComparer.OrdinalIgnoreCase).Select(w => new LevelLine(w.Name, null, [], w.Count))];
    }

    /// <param name="ranks">Level name to its place, 1 the most junior; null takes it out of the scale.</param>
    public async Task<Outcome> ExecuteAsync(IReadOnlyDictionary<string, int?> ranks, CancellationToken ct)
    {
        if (!editor.IsOrganisationAdmin) return Outcome.NotFound;
        if (ranks.Values.Any(r => r is < 1 or > 99)) return Outcome.Refused("people.levels.range");
        return await db.InTransactionAsync(async () =>
        {
            var levels = await db.Levels.ToListAsync(ct);
            foreach (var (name, rank) in ranks)
            {
                var level = levels.Find(l => string.Equals(l.Name, name, StringComparison.OrdinalIgnoreCase));
                if (level is null && rank is { } place) db.Levels.Add(Level.Of(db.OrganisationId, name, place));
                else if (level is not null && rank is { } other) level.Change(level.Name, other, level.AlsoKnownAs);
                else if (level is not null) db.Levels.Remove(level);
            }
            audit.Record("people.levels.arranged", nameof(Level), details: ranks);
            await db.SaveChangesAsync(ct);
            await PlaceInScale.EverybodyAsync(db, ct);
            return Outcome.Done;
        }, ct);
    }
}
