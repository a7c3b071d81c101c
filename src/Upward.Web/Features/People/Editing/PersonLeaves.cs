using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.People;

/// <summary>Someone leaves the organisation, or returns. Nothing is erased: their pairs and answers stay readable.</summary>
[UseCase]
public sealed class PersonLeaves(AppDb db, CurrentPerson editor, AuditLog audit, TimeProvider clock)
{
    public async Task<Outcome> LeaveAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var people = await db.People.EditableBy(editor).Where(p => EF.Parameter(ids).Contains(p.Id)).ToListAsync(ct);
        if (people.Count == 0) return Outcome.NotFound;
        // Whoever has left cannot sign in: an admin would lock the door from outside.
        if (people.Exists(p => p.Id == editor.Id)) return Outcome.Refused("people.refused.leaveSelf");
        foreach (var person in people.Where(p => p.IsActive))
        {
            person.Leave(clock.GetUtcNow());
            audit.Record("people.person.left", nameof(Person), person.Id, person.Name);
        }
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    public async Task<Outcome> ReturnAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var people = await db.People.EditableBy(editor).Where(p => EF.Parameter(ids).Contains(p.Id)).ToListAsync(ct);
        if (people.Count == 0) return Outcome.NotFound;
        foreach (var person in people.Where(p => !p.IsActive))
        {
            person.Return();
            audit.Record("people.person.returned", nameof(Person), person.Id, person.Name);
        }
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
