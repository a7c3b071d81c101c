using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.People;

/// <summary>Whom an act on many means: those ticked, or everybody whom the filter shows, on all its pages.</summary>
[UseCase]
public sealed class ChosenPeople(AppDb db, CurrentPerson person, FilterPeople filtering)
{
    public async Task<IReadOnlyList<Guid>> ExecuteAsync(PeopleFilter filter, IReadOnlyCollection<Guid> ticked, bool everybody, CancellationToken ct)
    {
        var readable = db.People.AsNoTracking().ReadableBy(person);
        var meant = everybody ? await filtering.ApplyAsync(readable, filter, ct) : readable.Where(p => EF.Parameter(ticked).Contains(p.Id));
        return await meant.OrderBy(p => p.SearchText).ThenBy(p => p.Id).Select(p => p.Id).ToListAsync(ct);
    }
}
