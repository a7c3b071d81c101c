using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.People;

public sealed record LevelLine(string Name, int? Rank, IReadOnlyList<string> AlsoKnownAs, int People);

/// <param name="Name">As it is called until now.</param>
/// <param name="Rank">Its place, 1 the most junior; null takes it out of the scale.</param>
public sealed record LevelChange(string Name, string NewName, int? Rank, IReadOnlyList<string> AlsoKnownAs);

/// <summary>The organisation's ordered scale: the levels it has, and those written on people that have no place yet.</summary>
[UseCase]
public sealed class ArrangeLevels(AppDb db, CurrentPerson editor, AuditLog audit)
{
    private const int LongestName = 100;

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

    /// <summary>Places, names and other spellings at once. A level whose place is emptied leaves the scale.</summary>
    public async Task<Outcome> ExecuteAsync(IReadOnlyList<LevelChange> changes, CancellationToken ct)
    {
        if (!editor.IsOrganisationAdmin) return Outcome.NotFound;
        if (changes.Any(c => c.Rank is < 1 or > 99)) return Outcome.Refused("people.levels.range");
        if (changes.FirstOrDefault(c => c.NewName.Length is 0 or > LongestName || c.AlsoKnownAs.Any(a => a.Length > LongestName)) is { } wrong) return Outcome.Refused("people.levels.badName", ("name", wrong.Name), ("max", LongestName));
        return await db.InTransactionAsync(async () =>
        {
            var levels = await db.Levels.ToListAsync(ct);
            var before = levels.ToDictionary(l => l.Id, l => l.Name);
            foreach (var change in changes) Change(levels, change);
            // Two levels of one name, or a spelling that means two, would place people by chance.
            var spellings = levels.SelectMany(l => l.AlsoKnownAs.Prepend(l.Name)).GroupBy(n => n, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
            if (spellings is not null) return Outcome.Refused("people.levels.twice", ("name", spellings.Key));
            audit.Record("people.levels.arranged", nameof(Level), details: changes.ToDictionary(c => c.Name, c => new { c.Rank, c.NewName, c.AlsoKnownAs }));
            await db.SaveChangesAsync(ct);
            foreach (var level in levels.Where(l => before.TryGetValue(l.Id, out var was) && was != l.Name)) await RewriteAsync(before[level.Id], level.Name, ct);
            await PlaceInScale.EverybodyAsync(db, ct);
            return Outcome.Done;
        }, ct);
    }

    private void Change(List<Level> levels, LevelChange change)
    {
        var level = levels.Find(l => string.Equals(l.Name, change.Name, StringComparison.OrdinalIgnoreCase));
        if (change.Rank is not { } place)
        {
            if (level is not null && levels.Remove(level)) db.Levels.Remove(level);
            return;
        }
        var others = change.AlsoKnownAs.Where(a => !string.Equals(a, change.NewName, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        // The old name is a spelling that the next staff list will still have.
        if (level is not null && !string.Equals(level.Name, change.NewName, StringComparison.OrdinalIgnoreCase) && !others.Contains(level.Name, StringComparer.OrdinalIgnoreCase)) others.Add(level.Name);
        if (level is not null) level.Change(change.NewName, place, others);
        else
        {
            level = Level.Of(db.OrganisationId, change.NewName, place, [.. others]);
            levels.Add(level);
            db.Levels.Add(level);
        }
    }

    /// <summary>People carry the name of their level: they read as the scale does from now on.</summary>
    private Task<int> RewriteAsync(string before, string after, CancellationToken ct) => db.People.Where(p => p.LevelName == before)
        .ExecuteUpdateAsync(p => p.SetProperty(x => x.LevelName, after).SetProperty(x => x.Version, x => x.Version + 1), ct);
}
