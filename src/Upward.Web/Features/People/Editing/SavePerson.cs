using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.People;

/// <summary>Adds a person by hand, or changes one. The audit entry names the fields that changed, not their values.</summary>
[UseCase]
public sealed class SavePerson(AppDb db, CurrentPerson editor, ReadPersonInput reading, AuditLog audit, TimeProvider clock)
{
    public async Task<Outcome<Guid>> AddAsync(PersonInput input, CancellationToken ct)
    {
        if (!editor.IsOrganisationAdmin) return Outcome.NotFound;
        var read = await reading.ExecuteAsync(input, null, ct);
        if (read.Refusals.Count > 0) return Outcome.Refused(read.Refusals);
        var person = Person.Add(db.OrganisationId, read.Facts, clock.GetUtcNow());
        db.People.Add(person);
        person.ReportTo(read.ManagerId);
        person.ReportDottedTo([.. read.DottedLineIds]);
        audit.Record("people.person.added", nameof(Person), person.Id, person.Name);
        return await SaveAsync(person, ct);
    }

    public async Task<Outcome<Guid>> ChangeAsync(Guid id, PersonInput input, CancellationToken ct)
    {
        var person = await db.People.Include(p => p.DottedLines).EditableBy(editor).SingleOrDefaultAsync(p => p.Id == id, ct);
        if (person is null) return Outcome.NotFound;
        if (person.Version != input.Version) return Outcome.Refused("refused.changedMeanwhile");
        var read = await reading.ExecuteAsync(input, person, ct);
        if (read.Refusals.Count > 0) return Outcome.Refused(read.Refusals);
        var before = Import.PersonChanges.Snapshot(person);
        person.Change(read.Facts);
        if (person.ManagerId != read.ManagerId) person.ReportTo(read.ManagerId);
        person.ReportDottedTo([.. read.DottedLineIds]);
        var after = Import.PersonChanges.Snapshot(person);
        var changed = Import.PersonField.All(person.CustomFields.Keys).Where(f => before.TextOf(f) != after.TextOf(f)).ToList();
        audit.Record("people.person.changed", nameof(Person), person.Id, person.Name, new { fields = changed });
        return await SaveAsync(person, ct);
    }

    /// <summary>The checks before saving cannot see what another admin saves in the same moment; the database can.</summary>
    private async Task<Outcome<Guid>> SaveAsync(Person person, CancellationToken ct)
    {
        var saved = await db.SaveSeenAsync(ct);
        return saved.Succeeded ? person.Id : saved;
    }
}
