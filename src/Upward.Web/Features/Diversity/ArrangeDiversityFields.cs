using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Diversity;

/// <summary>
/// An organisation admin decides what is asked. A question is never changed: people answered that one, for that purpose. It
/// is retired, with all its answers, and another one asked.
/// </summary>
[UseCase]
public sealed class ArrangeDiversityFields(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> AskAsync(DiversityFieldFacts facts, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin) return Outcome.NotFound;
        if (facts.Check().ToList() is { Count: > 0 } refusals) return Outcome.Refused(refusals);
        var asked = await db.DiversityFields.Where(f => f.RetiredAt == null).Select(f => f.Name).ToListAsync(ct);
        if (asked.Contains(facts.Name, StringComparer.OrdinalIgnoreCase)) return Outcome.RefusedAt("Name", "diversity.refused.twice");
        if (asked.Count >= DiversityField.MostFields) return Outcome.Refused("diversity.refused.many", ("max", DiversityField.MostFields));
        var field = DiversityField.Ask(db.OrganisationId, facts, person.Id, clock.GetUtcNow());
        db.DiversityFields.Add(field);
        audit.Record("diversity.asked", "diversity-field", field.Id, field.Name, new { field.Purpose, basis = field.Basis.ToString(), field.Options, field.MayMatch });
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    public async Task<Outcome> RetireAsync(Guid fieldId, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin) return Outcome.NotFound;
        return await db.InTransactionAsync(async () =>
        {
            // Who answers in this moment waits, and then sees that it is gone.
            await db.LockAsync<DiversityField>([fieldId], ct);
            if (await db.DiversityFields.SingleOrDefaultAsync(f => f.Id == fieldId && f.RetiredAt == null, ct) is not { } field) return Outcome.NotFound;
            field.Retire(clock.GetUtcNow());
            audit.Record("diversity.retired", "diversity-field", field.Id, field.Name);
            await db.SaveChangesAsync(ct);
            await db.DiversityAnswers.Where(a => a.FieldId == fieldId).ExecuteDeleteAsync(ct);
            return Outcome.Done;
        }, ct);
    }
}
