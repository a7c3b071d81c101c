using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Identity.Inviting;

/// <summary>Invites somebody of the directory to have an account. For organisation admins.</summary>
[UseCase]
public sealed class InvitePerson(AppDb db, CreateInvitation invitation, MailComposer mail, CurrentPerson inviter, AuditLog audit)
{
    public async Task<Outcome> ExecuteAsync(Guid personId, string returnPath, CancellationToken ct)
    {
        if (!inviter.IsOrganisationAdmin) return Outcome.NotFound;
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, ct);
        if (person is null) return Outcome.NotFound;
        if (!person.IsActive) return Outcome.RefusedAt("Email", "invitation.refused.left", ("name", person.Name));
        if (person.AccountId is not null) return Outcome.RefusedAt("Email", "invitation.refused.hasAccount", ("name", person.Name));
        if (person.Email.Length == 0) return Outcome.RefusedAt("Email", "invitation.refused.noEmail", ("name", person.Name));
        var organisation = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == db.OrganisationId, ct);
        mail.Add(Recipients.Of(person, account: null, organisation), "person-invited", $"person-invited:{Guid.CreateVersion7()}",
            invitation.LinkFor(person, returnPath), secret: false, ("inviter", inviter.Name), ("organisation", organisation.Name));
        audit.Record("identity.invitation.sent", "person", person.Id, person.Name);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    /// <summary>The same by e-mail, as a form has it.</summary>
    public async Task<Outcome> ByEmailAsync(string email, CancellationToken ct)
    {
        if (!inviter.IsOrganisationAdmin) return Outcome.NotFound;
        var outcome = AccountChecks.OfEmail(email);
        if (!outcome.Succeeded) return outcome;
        var key = People.Person.KeyOf(email);
        var id = await db.People.Where(p => p.EmailKey == key).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(ct);
        return id is null ? Outcome.RefusedAt("Email", "invitation.refused.unknown", ("email", email.Trim())) : await ExecuteAsync(id.Value, "/", ct);
    }
}
