using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.People;

public sealed record Colleague(Guid Id, string Name, string Title, int Below = 0);

/// <param name="Above">The line upwards, the top first.</param>
/// <param name="Below">Direct reports; each says how many stand under them.</param>
public sealed record PersonCard(Person Person, IReadOnlyList<Colleague> Above, IReadOnlyList<Colleague> Below, int AllBelow,
    IReadOnlyList<Colleague> DottedAbove, IReadOnlyList<Colleague> DottedBelow);

[UseCase]
public sealed class ShowPerson(AppDb db, CurrentPerson viewer)
{
    public async Task<PersonCard?> ExecuteAsync(Guid id, CancellationToken ct)
    {
        var readable = db.People.AsNoTracking().ReadableBy(viewer);
        var person = await readable.Include(p => p.DottedLines).Include(p => p.Level).SingleOrDefaultAsync(p => p.Id == id, ct);
        if (person is null) return null;

        var line = await LineOfCommand.LoadAsync(db, ct);
        var above = line.Above(id).Reverse().ToList();
        var dottedAbove = person.DottedLines.ConvertAll(d => d.ManagerId);
        var below = await readable.Where(p => p.ManagerId == id && p.LeftAt == null).OrderBy(p => p.SearchText).Select(p => new Colleague(p.Id, p.Name, p.Title, 0)).Take(200).ToListAsync(ct);
        var dottedBelow = await readable.Where(p => p.DottedLines.Any(d => d.ManagerId == id)).OrderBy(p => p.SearchText).Select(p => new Colleague(p.Id, p.Name, p.Title, 0)).Take(200).ToListAsync(ct);
        var wanted = above.Concat(dottedAbove).ToList();
        var named = await readable.Where(p => wanted.Contains(p.Id)).Select(p => new Colleague(p.Id, p.Name, p.Title, 0)).ToDictionaryAsync(p => p.Id, ct);
        return new(person, Named(above), [.. below.Select(b => b with { Below = line.Below(b.Id).Count })], line.Below(id).Count, Named(dottedAbove), dottedBelow);

        List<Colleague> Named(IEnumerable<Guid> ids) => [.. ids.Where(named.ContainsKey).Select(i => named[i])];
    }
}
