using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Identity.Inviting;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Kit;

/// <summary>Asks a leader to stand for the programme in public. They get a letter; nothing is shown before they say yes.</summary>
[UseCase]
public sealed class AskForCommitment(AppDb db, MailComposer mail, CreateInvitation invitation, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, Guid personId, CommitmentRole role, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        if (await db.People.ReadableBy(person).SingleOrDefaultAsync(p => p.Id == personId, ct) is not { } asked) return Outcome.RefusedAt("Person", "kit.refused.unknownPerson");
        if (!asked.IsActive) return Outcome.RefusedAt("Person", "kit.refused.left", ("name", asked.Name));
        if (asked.Email.Length == 0) return Outcome.RefusedAt("Person", "kit.refused.noEmail", ("name", asked.Name));
        var earlier = await db.Commitments.SingleOrDefaultAsync(c => c.ProgrammeId == programmeId && c.PersonId == personId, ct);
        // Who said "not now" is not asked a second time by a click: they know the way to the page.
        if (earlier is not null) return Outcome.RefusedAt("Person", "kit.refused.asked", ("name", asked.Name));

        var now = clock.GetUtcNow();
        var commitment = Commitment.Ask(db.OrganisationId, programmeId, personId, role, person.Id, now);
        db.Commitments.Add(commitment);
        var recipient = (await db.RecipientsAsync(db.People.Where(p => p.Id == personId), ct))[personId];
        var kind = role == CommitmentRole.Sponsor ? "sponsor-commitment-asked" : "leader-commitment-asked";
        mail.Add(recipient, kind, $"{kind}:{commitment.Id}", invitation.LinkFor(asked, "/commitments/" + commitment.Id), secret: false, ("programme", programme.Name), ("by", person.Name));
        audit.Record("kit.commitment.asked", "person", personId, asked.Name, new { programme = programme.Name, role = role.ToString() });
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}

/// <summary>The person's own act: to give it, to change its words, or to take it back at once.</summary>
[UseCase]
public sealed class AnswerCommitment(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> GiveAsync(Guid id, string statement, bool consents, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } commitment) return Outcome.NotFound;
        var outcome = commitment.Give(statement, consents, clock.GetUtcNow());
        if (!outcome.Succeeded) return outcome;
        audit.Record("kit.commitment.given", "person", person.Id, person.Name, new { commitment.ProgrammeId });
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    public async Task<Outcome> WithdrawAsync(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } commitment) return Outcome.NotFound;
        // A "not now" was never public, and no log keeps it.
        if (commitment.IsShown) audit.Record("kit.commitment.withdrawn", "person", person.Id, person.Name, new { commitment.ProgrammeId });
        commitment.Withdraw(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    private Task<Commitment?> FindAsync(Guid id, CancellationToken ct) => db.Commitments.OwnedBy(person).SingleOrDefaultAsync(c => c.Id == id, ct);
}
