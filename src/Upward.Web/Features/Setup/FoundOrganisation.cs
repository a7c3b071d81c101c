using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Organisations;
using Upward.Web.Features.People;
using Upward.Web.Features.Skills;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Setup;

/// <summary>
/// Step 2: the organisation, its first person, its first admin and the taxonomy of skills, in one save. Coming back changes the same one.
/// </summary>
[UseCase]
public sealed class FoundOrganisation(AppDb db, OrganisationScope scope, SeedSkills skills, AuditLog audit, TimeProvider clock)
{
    public async Task<Outcome<Guid>> ExecuteAsync(Account account, OrganisationFacts facts, CancellationToken ct)
    {
        var outcome = facts.Check();
        if (!outcome.Succeeded) return outcome;

        using var everywhere = scope.UseInstallation();
        if (await FoundedAsync(ct) is { } founded)
        {
            founded.Change(facts.Name, facts.Culture, facts.TimeZone);
            await db.SaveChangesAsync(ct);
            using (scope.UseFor(founded.Id)) await skills.ExecuteAsync(ct);
            return founded.Id;
        }
        var now = clock.GetUtcNow();
        var organisation = Organisation.Found(facts.Name, facts.Culture, facts.TimeZone, now);
        var person = Person.Add(organisation.Id, new PersonFacts { Name = account.Name, Email = account.Email!, TimeZone = facts.TimeZone }, now);
        person.Connect(account.Id);
        db.Organisations.Add(organisation);
        db.People.Add(person);
        db.OrganisationAdmins.Add(OrganisationAdmin.Grant(organisation.Id, person.Id, now, null));
        db.InstallationSettings.Add(new InstallationSetting(SettingKeys.SetUpOrganisation, organisation.Id.ToString()));
        audit.RecordAs(organisation.Id, person.Id, person.Name, "organisation.founded", "organisation", organisation.Id, organisation.Name);
        audit.RecordAs(organisation.Id, person.Id, person.Name, "identity.admin.granted", "person", person.Id, person.Name);
        await db.SaveChangesAsync(ct);
        // Adds only what is missing, so coming back to this step after a crash completes it.
        using (scope.UseFor(organisation.Id)) await skills.ExecuteAsync(ct);
        return organisation.Id;
    }

    private async Task<Organisation?> FoundedAsync(CancellationToken ct)
    {
        var kept = await db.InstallationSettings.SingleOrDefaultAsync(s => s.Key == SettingKeys.SetUpOrganisation, ct);
        return kept is null ? null : await db.Organisations.SingleAsync(o => o.Id == Guid.Parse(kept.Value), ct);
    }
}
