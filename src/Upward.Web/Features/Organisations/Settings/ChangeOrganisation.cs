using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Organisations.Settings;

[UseCase]
public sealed class ChangeOrganisation(AppDb db, CurrentPerson person, AuditLog audit)
{
    public async Task<OrganisationFacts?> ShowAsync(CancellationToken ct) => !person.IsOrganisationAdmin ? null :
        await db.Organisations.Where(o => o.Id == db.OrganisationId).Select(o => new OrganisationFacts(o.Name, o.Culture, o.TimeZone)).SingleAsync(ct);

    public async Task<Outcome> ExecuteAsync(OrganisationFacts facts, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin) return Outcome.NotFound;
        var outcome = facts.Check();
        if (!outcome.Succeeded) return outcome;
        var organisation = await db.Organisations.SingleAsync(o => o.Id == db.OrganisationId, ct);
        audit.Record("organisation.changed", "organisation", organisation.Id, facts.Name.Trim(), new
        {
            from = new OrganisationFacts(organisation.Name, organisation.Culture, organisation.TimeZone), to = facts,
        });
        organisation.Change(facts.Name, facts.Culture, facts.TimeZone);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
