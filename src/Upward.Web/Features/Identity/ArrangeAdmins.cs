using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Identity.Inviting;
using Upward.Web.Features.Organisations;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Identity;

/// <summary>Who administers the organisation. There is always somebody who can: the last one who can sign in stays.</summary>
[UseCase]
public sealed class ArrangeAdmins(AppDb db, CurrentPerson person, InvitePerson invite, AuditLog audit, TimeProvider clock)
{
    public sealed record Admin(Guid PersonId, string Name, string Email, DateTimeOffset Since, string? GrantedBy, bool CanSignIn);

    public async Task<IReadOnlyList<Admin>?> ShowAsync(CancellationToken ct) => !person.IsOrganisationAdmin ? null : await (
        from admin in db.OrganisationAdmins.AsNoTracking()
        join who in db.People.AsNoTracking() on admin.PersonId equals who.Id
        join giver in db.People.AsNoTracking() on admin.GrantedById equals (Guid?)giver.Id into grantors
        from grantor in grantors.DefaultIfEmpty()
        orderby who.Name
        select new Admin(who.Id, who.Name, who.Email, admin.GrantedAt, grantor == null ? null : grantor.Name, who.AccountId != null && who.LeftAt == null)).ToListAsync(ct);

    /// <summary>People of the directory who could become one: those whose name or e-mail fits.</summary>
    public async Task<IReadOnlyList<Admin>> FindAsync(string text, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin || text.Trim().Length < 2) return [];
        var like = text.Trim().ToUpperInvariant();
        return await db.People.AsNoTracking().Insiders().Where(p => p.LeftAt == null && !db.OrganisationAdmins.Any(a => a.PersonId == p.Id))
#pragma warning disable CA1304, CA1311, CA1862 // translated to upper() in SQL
            .Where(p => p.EmailKey != null && p.EmailKey.Contains(like) || p.Name.ToUpper().Contains(like))
#pragma warning restore CA1304, CA1311, CA1862
            .OrderBy(p => p.Name).Take(20).Select(p => new Admin(p.Id, p.Name, p.Email, default, null, p.AccountId != null)).ToListAsync(ct);
    }

    public async Task<Outcome> GrantAsync(Guid personId, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin) return Outcome.NotFound;
        var chosen = await db.People.AsNoTracking().Insiders().SingleOrDefaultAsync(p => p.Id == personId && p.LeftAt == null, ct);
        if (chosen is null) return Outcome.NotFound;
        if (await db.OrganisationAdmins.AnyAsync(a => a.PersonId == personId, ct)) return Outcome.Refused("roles.refused.already", ("name", chosen.Name));
        if (chosen.AccountId is null && chosen.Email.Length == 0) return Outcome.Refused("invitation.refused.noEmail", ("name", chosen.Name));
        return await db.InTransactionAsync(async () =>
        {
            db.OrganisationAdmins.Add(OrganisationAdmin.Grant(db.OrganisationId, personId, clock.GetUtcNow(), person.Id));
            audit.Record("identity.admin.granted", "person", chosen.Id, chosen.Name);
            await db.SaveChangesAsync(ct);
            return chosen.AccountId is null ? await invite.ExecuteAsync(personId, "/settings", ct) : Outcome.Done;
        }, ct);
    }

    public async Task<Outcome> RevokeAsync(Guid personId, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin) return Outcome.NotFound;
        return await db.InTransactionAsync(async () =>
        {
            // Two admins who take each other off in the same moment must not both succeed.
            await db.LockAsync<Organisation>([db.OrganisationId], ct);
            var admins = await db.OrganisationAdmins.ToListAsync(ct);
            if (admins.Find(a => a.PersonId == personId) is not { } admin) return Outcome.NotFound;
            var others = admins.Where(a => a.PersonId != personId).Select(a => a.PersonId).ToList();
            var name = await db.People.Where(p => p.Id == personId).Select(p => p.Name).SingleAsync(ct);
            if (!await db.People.AnyAsync(p => others.Contains(p.Id) && p.AccountId != null && p.LeftAt == null, ct)) return Outcome.Refused("roles.refused.last", ("name", name));
            db.OrganisationAdmins.Remove(admin);
            audit.Record("identity.admin.revoked", "person", personId, name);
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, ct);
    }
}
