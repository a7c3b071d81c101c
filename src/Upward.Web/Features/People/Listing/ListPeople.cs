using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.People;

public sealed record PersonLine(Guid Id, string Name, string Email, string Title, string Level, string Department, string Site, string Country, bool HasAccount, bool IsActive);

public sealed record Facet(string Value, int Count);

public sealed record PeopleList(IReadOnlyList<PersonLine> Lines, int Found, int Active, int WithoutAccount, string? ReportsToName,
    IReadOnlyList<Facet> Departments, IReadOnlyList<Facet> Sites, IReadOnlyList<Facet> Levels, IReadOnlyList<Facet> Countries);

/// <summary>One page of the directory and the figures around it. Eight small queries; at 10,000 people each takes a few milliseconds.</summary>
[UseCase]
public sealed class ListPeople(AppDb db, CurrentPerson person, FilterPeople filtering)
{
    private const int Choices = 60;

    public async Task<PeopleList> ExecuteAsync(PeopleFilter filter, CancellationToken ct)
    {
        var readable = db.People.AsNoTracking().ReadableBy(person);
        var active = readable.Where(p => p.LeftAt == null);
        var shown = await filtering.ApplyAsync(readable, filter, ct);
        var lines = await FilterPeople.Sorted(shown, filter.Sort)
            .Skip((Math.Max(filter.Page, 1) - 1) * PeopleFilter.PageSize).Take(PeopleFilter.PageSize)
            .Select(Line).ToListAsync(ct);
        return new(lines, await shown.CountAsync(ct), await active.CountAsync(ct), await active.CountAsync(p => p.AccountId == null, ct),
            filter.ReportsTo is { } id ? await readable.Where(p => p.Id == id).Select(p => p.Name).SingleOrDefaultAsync(ct) : null,
            await FacetsAsync(active.Select(p => p.Department), ct), await FacetsAsync(active.Select(p => p.Site), ct),
            await FacetsAsync(active.Select(p => p.LevelName), ct), await FacetsAsync(active.Select(p => p.Country), ct));
    }

    /// <summary>The first few active people whom some typed words mean.</summary>
    public async Task<IReadOnlyList<PersonLine>> FindAsync(string words, int most, CancellationToken ct) =>
        await FilterPeople.Sorted(await filtering.ApplyAsync(db.People.AsNoTracking().ReadableBy(person), new() { Q = words }, ct), "name").Take(most).Select(Line).ToListAsync(ct);

    private static readonly System.Linq.Expressions.Expression<Func<Person, PersonLine>> Line =
        p => new(p.Id, p.Name, p.Email, p.Title, p.LevelName, p.Department, p.Site, p.Country, p.AccountId != null, p.LeftAt == null);

    private static async Task<IReadOnlyList<Facet>> FacetsAsync(IQueryable<string> values, CancellationToken ct) =>
        [.. (await values.Where(v => v != "").GroupBy(v => v).Select(g => new { g.Key, Count = g.Count() })
            .OrderByDescending(g => g.Count).Take(Choices).ToListAsync(ct)).Select(g => new Facet(g.Key, g.Count)).OrderBy(f => f.Value, StringComparer.CurrentCultureIgnoreCase)];
}
