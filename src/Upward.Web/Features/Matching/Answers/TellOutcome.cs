using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Matching.Answers;

/// <summary>Tells both sides how it came out, in the same words to whoever accepted, declined or let it lapse.</summary>
[UseCase]
public sealed class TellOutcome(AppDb db, MailComposer mail, PublicAddress address)
{
    public async Task BothAsync(Proposal proposal, CancellationToken ct)
    {
        var both = db.Enrolments.Where(e => e.Id == proposal.MentorEnrolmentId || e.Id == proposal.MenteeEnrolmentId);
        var people = await both.Select(e => new { e.Id, e.PersonId, e.Person.Name, e.Person.Email, Programme = e.Programme.Name }).ToListAsync(ct);
        var recipients = await db.RecipientsAsync(both.Select(e => e.Person), ct);
        foreach (var p in people.Where(p => p.Email.Length > 0))
        {
            var partner = people.Single(o => o.Id != p.Id);
            var kind = proposal.Accepted ? "proposal-confirmed" : "proposal-closed";
            mail.Add(recipients[p.PersonId], kind, $"{kind}:{proposal.Id}:{p.PersonId}",
                address.LinkTo("/proposals/" + proposal.Id), secret: false, ("partner", partner.Name), ("programme", p.Programme));
        }
    }
}
