using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.People;

/// <param name="Direct">Direct reports that the chart shows.</param>
/// <param name="All">Everybody below who is still here.</param>
/// <param name="Dotted">Stands here by a dotted line; their own place is elsewhere.</param>
/// <param name="Under">Where a search found them: the nearest managers.</param>
public sealed record ChartNode(Guid Id, string Name, string Title, bool HasLeft, int Direct, int All, bool Dotted, bool InCircle, string Under = "");

/// <param name="More">How many stand there besides those that are shown.</param>
public sealed record ChartLevel(IReadOnlyList<ChartNode> Nodes, int More)
{
    public static readonly ChartLevel Empty = new([], 0);
}

/// <param name="Above">The line upwards, the top first.</param>
public sealed record ChartView(ChartNode? Person, IReadOnlyList<ChartNode> Above, IReadOnlyList<ChartNode> DottedAbove, ChartLevel Level, ChartLevel Alone, ChartLevel InCircles);

/// <summary>The line of command as a tree, level by level: only the level that is looked at is named.</summary>
[UseCase]
public sealed class ShowChart(AppDb db, CurrentPerson viewer, FilterPeople filter)
{
    /// <summary>A level of 500 would not be read; who is not shown is found by searching.</summary>
    private const int MostOfLevel = 200, MostFound = 30;

    private OrgTree? _tree;

    private IQueryable<Person> Readable => db.People.AsNoTracking().ReadableBy(viewer);

    /// <summary>From people the viewer may read: of others not even the number is said.</summary>
    private IQueryable<DottedLine> Dotted
    {
        get
        {
            var readable = Readable.Select(p => p.Id);
            return db.DottedLines.AsNoTracking().Where(d => readable.Contains(d.PersonId));
        }
    }

    public async Task<ChartView> FromTheTopAsync(CancellationToken ct)
    {
        var tree = await TreeAsync(ct);
        return new(null, [], [], await LevelAsync(tree.Tops, [], ct), await LevelAsync(tree.Alone, [], ct), await LevelAsync([.. tree.InCircles], [], ct));
    }

    public async Task<ChartView?> FromAsync(Guid id, CancellationToken ct)
    {
        if (!await Readable.AnyAsync(p => p.Id == id, ct)) return null;
        var above = (await TreeAsync(ct)).Above(id).Reverse().ToList();
        var dotted = await db.DottedLines.AsNoTracking().Where(d => d.PersonId == id).Select(d => d.ManagerId).ToListAsync(ct);
        var named = await NamedAsync([id, .. above, .. dotted], ct);
        return new(named[id], [.. above.Where(named.ContainsKey).Select(a => named[a])], [.. dotted.Where(named.ContainsKey).Select(d => named[d]).OrderBy(n => n.Name, StringComparer.Ordinal)],
            await BelowAsync(id, ct), ChartLevel.Empty, ChartLevel.Empty);
    }

    /// <summary>Who stands directly below, the dotted lines last.</summary>
    public async Task<ChartLevel> BelowAsync(Guid id, CancellationToken ct)
    {
        var solid = (await TreeAsync(ct)).ReportsOf(id).ToList();
        var dotted = await Dotted.Where(d => d.ManagerId == id).Select(d => d.PersonId).ToListAsync(ct);
        return await LevelAsync(solid, [.. dotted.Except(solid)], ct);
    }

    public async Task<ChartLevel> FindAsync(string words, CancellationToken ct)
    {
        var people = await filter.ApplyAsync(Readable, new() { Q = words }, ct);
        var ids = await people.OrderBy(p => p.SearchText).ThenBy(p => p.Id).Select(p => p.Id).ToListAsync(ct);
        var tree = await TreeAsync(ct);
        var level = await LevelAsync([.. ids.Take(MostFound)], [], ct);
        var managers = await NamedAsync([.. level.Nodes.SelectMany(n => tree.Above(n.Id).Take(2)).Distinct()], ct);
        return new([.. level.Nodes.Select(n => n with { Under = string.Join(" › ", tree.Above(n.Id).Take(2).Reverse().Where(managers.ContainsKey).Select(a => managers[a].Name)) })], ids.Count - level.Nodes.Count);
    }

    private async Task<ChartLevel> LevelAsync(IReadOnlyList<Guid> solid, IReadOnlyList<Guid> dotted, CancellationToken ct)
    {
        List<Guid> all = [.. solid, .. dotted];
        if (all.Count == 0) return ChartLevel.Empty;
        // By name in the database, so that of a level of a thousand only those are read that are shown.
        var shown = await Readable.Where(p => EF.Parameter(all).Contains(p.Id)).OrderBy(p => p.SearchText).ThenBy(p => p.Id).Select(p => p.Id).Take(MostOfLevel).ToListAsync(ct);
        var named = await NamedAsync(shown, ct);
        var isDotted = dotted.ToHashSet();
        return new([.. shown.Where(s => !isDotted.Contains(s)).Select(s => named[s]), .. shown.Where(isDotted.Contains).Select(s => named[s] with { Dotted = true })], all.Count - shown.Count);
    }

    private async Task<Dictionary<Guid, ChartNode>> NamedAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var tree = await TreeAsync(ct);
        var found = await Readable.Where(p => EF.Parameter(ids).Contains(p.Id)).Select(p => new { p.Id, p.Name, p.Title, Left = p.LeftAt != null }).ToListAsync(ct);
        var dotted = (await Dotted.Where(d => EF.Parameter(ids).Contains(d.ManagerId)).Select(d => d.ManagerId).ToListAsync(ct)).CountBy(d => d).ToDictionary();
        return found.ToDictionary(p => p.Id, p => new ChartNode(p.Id, p.Name, p.Title, p.Left, tree.ReportsOf(p.Id).Count() + dotted.GetValueOrDefault(p.Id), tree.Below(p.Id), false, tree.InCircles.Contains(p.Id)));
    }

    private async Task<OrgTree> TreeAsync(CancellationToken ct) =>
        _tree ??= new(await Readable.Select(p => new ChartPlace(p.Id, p.ManagerId, p.LeftAt != null)).ToListAsync(ct));
}
