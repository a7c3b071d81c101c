using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Identity.Passwords;
using Upward.Web.Features.Identity.SigningIn;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Security;

namespace Upward.Web.Features.Identity.Inviting;

/// <summary>
/// Opens an invitation: a new account with a password, or the account that its e-mail already has in this installation
/// (then its owner signs in first, and the link alone opens nothing).
/// </summary>
[UseCase]
public sealed class AcceptInvitation(AppDb db, OrganisationScope scope, UserManager<Account> users, CurrentPerson current, OpenSession session, AuditLog audit, TimeProvider clock)
{
    /// <param name="HasAccount">True when the person's e-mail has an account, so that signing in is the way.</param>
    public sealed record Shown(string PersonName, string Email, string Organisation, string? InvitedBy, bool HasAccount, bool IsMine);

    public async Task<Shown?> ShowAsync(string token, CancellationToken ct)
    {
        using var everywhere = scope.UseInstallation();
        if (await FindAsync(token, ct) is not var (invitation, person)) return null;
        var organisation = await db.Organisations.AsNoTracking().Where(o => o.Id == person.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        var inviter = await db.People.IgnoreQueryFilters().Where(p => p.Id == invitation.CreatedById).Select(p => p.Name).SingleOrDefaultAsync(ct);
        return new(person.CallName, person.Email, organisation, inviter, await users.FindByEmailAsync(person.Email) is not null, IsMine(person));
    }

    /// <summary>Where the link of somebody who has an account by now leads: mails are read again, and a second one may still lie unread.</summary>
    public async Task<string?> LeadsToAsync(string token, CancellationToken ct)
    {
        using var everywhere = scope.UseInstallation();
        var hash = LinkToken.HashOf(token);
        return await db.Invitations.IgnoreQueryFilters().Where(i => i.TokenHash == hash)
            .Join(db.People.IgnoreQueryFilters(), i => i.PersonId, p => p.Id, (i, p) => new { i.ReturnPath, p.AccountId, p.LeftAt })
            .Where(x => x.AccountId != null && x.LeftAt == null).Select(x => x.ReturnPath).SingleOrDefaultAsync(ct);
    }

    /// <summary>A first account: sets the password and signs in.</summary>
    public async Task<Outcome<string>> WithPasswordAsync(string token, string password, CancellationToken ct)
    {
        using var everywhere = scope.UseInstallation();
        if (await FindAsync(token, ct) is not var (invitation, person) || await users.FindByEmailAsync(person.Email) is not null) return Outcome.NotFound;
        var check = PasswordRules.Check("Password", password, person.Name, person.Email);
        if (!check.Succeeded) return check;
        var account = new Account { UserName = person.Email, Email = person.Email, EmailConfirmed = true, Name = person.CallName, CreatedAt = clock.GetUtcNow() };
        var outcome = await db.InTransactionAsync(async () =>
            (await users.CreateAsync(account, password)).Succeeded ? await ConnectAsync(invitation.Id, account, ct) : Outcome.NotFound, ct);
        if (!outcome.Succeeded) return outcome;
        await session.ExecuteAsync(account, person.OrganisationId);
        return invitation.ReturnPath;
    }

    /// <summary>The account exists and its owner is signed in: the person of this organisation becomes theirs.</summary>
    public async Task<Outcome<string>> WithOwnAccountAsync(string token, CancellationToken ct)
    {
        using var everywhere = scope.UseInstallation();
        if (await FindAsync(token, ct) is not var (invitation, person) || !IsMine(person)) return Outcome.NotFound;
        if (await users.FindByIdAsync(current.AccountId.ToString()) is not { } account) return Outcome.NotFound;
        var outcome = await db.InTransactionAsync(() => ConnectAsync(invitation.Id, account, ct), ct);
        if (!outcome.Succeeded) return outcome;
        await session.ExecuteAsync(account, person.OrganisationId);
        return invitation.ReturnPath;
    }

    private bool IsMine(Person person) => current.IsSignedIn && Person.KeyOf(current.Email) == person.EmailKey;

    private async Task<(Invitation Invitation, Person Person)?> FindAsync(string token, CancellationToken ct)
    {
        var hash = LinkToken.HashOf(token);
        var invitation = await db.Invitations.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(i => i.TokenHash == hash, ct);
        if (invitation is null || !invitation.IsOpen(clock.GetUtcNow())) return null;
        var person = await db.People.IgnoreQueryFilters().AsNoTracking().SingleAsync(p => p.Id == invitation.PersonId, ct);
        return person.MayEnter(clock.GetUtcNow()) && person is { AccountId: null, Email.Length: > 0 } ? (invitation, person) : null;
    }

    /// <summary>Reads both rows again under a lock: of two who open one link in the same moment, one comes too late. Other invitations of the person close too.</summary>
    private async Task<Outcome> ConnectAsync(Guid invitationId, Account account, CancellationToken ct)
    {
        await db.LockAsync<Invitation>([invitationId], ct);
        var now = clock.GetUtcNow();
        var invitation = await db.Invitations.IgnoreQueryFilters().SingleAsync(i => i.Id == invitationId, ct);
        var person = await db.People.IgnoreQueryFilters().SingleAsync(p => p.Id == invitation.PersonId, ct);
        if (!invitation.IsOpen(now) || person.AccountId is not null) return Outcome.NotFound;
        invitation.Accept(now);
        person.Connect(account.Id);
        foreach (var other in await db.Invitations.IgnoreQueryFilters().Where(i => i.PersonId == person.Id && i.Id != invitationId && i.AcceptedAt == null && i.RevokedAt == null).ToListAsync(ct)) other.Revoke(now);
        audit.RecordAs(person.OrganisationId, person.Id, person.Name, "identity.invitation.accepted", "person", person.Id, person.Name);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
