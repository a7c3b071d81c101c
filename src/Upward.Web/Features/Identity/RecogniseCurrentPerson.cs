using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Upward.Web.Data;
using Upward.Web.Features.Identity.SigningIn;
using Upward.Web.Features.People;
using Upward.Web.Features.Units;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;
using Upward.Web.Shell;

namespace Upward.Web.Features.Identity;

/// <summary>
/// Loads who is asking, at every request and from the database: a person who left, a role taken away or a changed password
/// counts from the next click on (trust.md A4).
/// </summary>
public sealed class RecogniseCurrentPerson(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, AppDb db, OrganisationScope scope, CurrentPerson current, Texts texts, IOptions<IdentityOptions> identity, SetUpState setUp, TimeProvider clock)
    {
        if (http.User.Identity?.IsAuthenticated == true && !http.IsAnsweredAgain())
        {
            var found = await FindAsync(db, scope, http.User, identity.Value.ClaimsIdentity.SecurityStampClaimType, clock.GetUtcNow(), http.RequestAborted);
            if (found is null && !setUp.IsFinished && await IsOperatorAtSetUpAsync(db, http.User, identity.Value.ClaimsIdentity.SecurityStampClaimType, http.RequestAborted))
            {
                // Between the first two steps of the wizard the account has no organisation yet; only the wizard answers then.
            }
            else if (found is null)
            {
                await http.SignOutAsync(IdentityConstants.ApplicationScheme);
                http.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
            else
            {
                scope.Use(found.OrganisationId);
                current.Become(await WithWhatTheyRunAsync(db, found, http.RequestAborted));
                texts.Speak(found.Culture, found.Zone);
            }
        }
        await next(http);
    }

    /// <summary>Asked for those who run something only: participants are many, and their requests stay at one query.</summary>
    private static async Task<CurrentPerson.PersonAtHand> WithWhatTheyRunAsync(AppDb db, CurrentPerson.PersonAtHand person, CancellationToken ct)
    {
        if (!person.RunsSomething) return person;
        var runs = await WhatSomebodyRuns.ReadAsync(db, person.PersonId, ct);
        return person with { ManagedProgrammeIds = runs.Programmes, UnitIds = runs.Units, Reach = runs.Reach };
    }

    private static async Task<bool> IsOperatorAtSetUpAsync(AppDb db, ClaimsPrincipal user, string stampClaim, CancellationToken ct)
    {
        var stamp = user.FindFirstValue(stampClaim);
        var session = user.FindFirstValue(UpwardClaims.Session);
        return Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) && await db.Users.AnyAsync(a => a.Id == id && a.OperatorSince != null && a.SecurityStamp == stamp
            && !db.UserTokens.Any(t => t.UserId == id && t.LoginProvider == SignOut.Ended && t.Name == session), ct);
    }

    private static async Task<CurrentPerson.PersonAtHand?> FindAsync(AppDb db, OrganisationScope scope, ClaimsPrincipal user, string stampClaim, DateTimeOffset now, CancellationToken ct)
    {
        if (!Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var accountId)) return null;
        var organisationId = Guid.TryParse(user.FindFirstValue(UpwardClaims.Organisation), out var chosen) ? chosen : Guid.Empty;
        var session = user.FindFirstValue(UpwardClaims.Session);
        using var everywhere = scope.UseInstallation();
        var row = await (
            from account in db.Users.AsNoTracking()
            join person in db.People.AsNoTracking().IgnoreQueryFilters().WhoMayEnter(now) on account.Id equals person.AccountId
            join organisation in db.Organisations.AsNoTracking() on person.OrganisationId equals organisation.Id
            where account.Id == accountId && !db.UserTokens.Any(t => t.UserId == accountId && t.LoginProvider == SignOut.Ended && t.Name == session)
            orderby organisation.Id == organisationId descending, organisation.CreatedAt
            select new
            {
                account, person.Id, person.OrganisationId, person.GuestIn, PersonName = person.PreferredName != "" ? person.PreferredName : person.Name, person.TimeZone,
                organisation.Culture, OrganisationZone = organisation.TimeZone,
                IsAdmin = db.OrganisationAdmins.IgnoreQueryFilters().Any(a => a.PersonId == person.Id),
                RunsSomething = db.ProgrammeManagers.IgnoreQueryFilters().Any(m => m.PersonId == person.Id) || db.UnitManagers.IgnoreQueryFilters().Any(m => m.PersonId == person.Id),
            }).FirstOrDefaultAsync(ct);
        if (row is null || row.account.SecurityStamp != user.FindFirstValue(stampClaim)) return null;
        // A guest runs nothing, whatever else a row may say.
        var isGuest = row.GuestIn is not null;
        return new(accountId, row.Id, row.OrganisationId, row.PersonName, row.account.Email ?? "", row.IsAdmin && !isGuest, row.account.OperatorSince is not null,
            new HashSet<Guid>(), row.account.Culture ?? row.Culture,
            ReaderZone.FirstOf(row.account.TimeZone, row.TimeZone, row.OrganisationZone), row.account.Theme, row.GuestIn, RunsSomething: row.RunsSomething && !isGuest);
    }
}
