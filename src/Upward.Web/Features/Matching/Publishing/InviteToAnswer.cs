using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Identity.Inviting;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Matching.Publishing;

/// <summary>
/// Asks both sides of every pair, each in the words of their role. The mail names the partner and the deadline; reasons
/// are read on the page, behind the sign-in. Who has no account gets an invitation that leads to the proposal.
/// </summary>
[UseCase]
public sealed class InviteToAnswer(AppDb db, MailComposer mail, CreateInvitation invitation)
{
    public async Task EverybodyAsync(Programme programme, MatchRound round, CancellationToken ct)
    {
        var recipients = await db.RecipientsAsync(db.People.Where(p => db.Enrolments.Any(e => e.ProgrammeId == programme.Id && e.PersonId == p.Id)), ct);
        var pairs = await db.Proposals.AsNoTracking().Where(p => p.RoundId == round.Id).Include(p => p.Mentor.Person).Include(p => p.Mentee.Person).ToListAsync(ct);
        foreach (var pair in pairs.OrderBy(p => p.Id))
        {
            Ask(pair, pair.Mentor, pair.Mentee);
            Ask(pair, pair.Mentee, pair.Mentor);
        }

        void Ask(Proposal pair, ParticipantEnrolment asked, ParticipantEnrolment partner)
        {
            if (asked.Person.Email.Length == 0) return;
            var kind = asked.Role == ProgrammeRole.Mentor ? "mentor-proposal-published" : "mentee-proposal-published";
            mail.Add(recipients[asked.PersonId], kind, $"{kind}:{pair.Id}", invitation.LinkFor(asked.Person, "/proposals/" + pair.Id),
                secret: false, ("partner", partner.Person.Name), ("programme", programme.Name), ("due", round.AnswersDueAt));
        }
    }
}
