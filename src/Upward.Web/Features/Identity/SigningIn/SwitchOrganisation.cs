using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Identity.SigningIn;

/// <summary>Goes on in another organisation in which this account has a person.</summary>
[UseCase]
public sealed class SwitchOrganisation(AppDb db, OrganisationScope scope, UserManager<Account> users, CurrentPerson person, OpenSession session, TimeProvider clock)
{
    public async Task<string?> NameOfAsync(Guid organisationId, CancellationToken ct)
    {
        using var everywhere = scope.UseInstallation();
        return await db.People.IgnoreQueryFilters().WhoMayEnter(clock.GetUtcNow()).Where(p => p.OrganisationId == organisationId && p.AccountId == person.AccountId)
            .Join(db.Organisations, p => p.OrganisationId, o => o.Id, (_, o) => o.Name).SingleOrDefaultAsync(ct);
    }

    public async Task<Outcome> ExecuteAsync(Guid organisationId, CancellationToken ct)
    {
        if (await NameOfAsync(organisationId, ct) is null || await users.FindByIdAsync(person.AccountId.ToString()) is not { } account) return Outcome.NotFound;
        await session.ExecuteAsync(account, organisationId);
        return Outcome.Done;
    }
}
