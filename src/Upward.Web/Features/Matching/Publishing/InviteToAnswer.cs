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
/// Asks both sides of some pairs, each in the words of their role. The mail names the partner and the deadline; reasons
/// are read on the page, behind the sign-in. Who has no account gets an invitation that leads to the proposal.
/// </summary>
[UseCase]
public sealed class InviteToAnswer(AppDb db, MailComposer mail, CreateInvitation invitation)
{
    /// <summary>So many pairs are asked in one save; of a larger round the rest is left to <see cref="AskEverybody"/>.</summary>
    public const int AtOnce = 250;

    /// <summary>Adds the mails to the caller's unit of work.</summary>
    public async Task AskAsync(Programme programme, MatchRound round, IReadOnlyCollection<Guid> proposalIds, CancellationToken ct)
    {
        var pairs = await db.Proposals.AsNoTracking().Where(p => proposalIds.Contains(p.Id)).Include(p => p.Mentor.Person).Include(p => p.Mentee.Person).ToListAsync(ct);
        var people = pairs.SelectMany(p => new[] { p.Mentor.PersonId, p.Mentee.PersonId }).ToHashSet();
        var recipients = await db.RecipientsAsync(db.People.Where(p => people.Contains(p.Id)), ct);
        foreach (var pair in pairs.OrderBy(p => p.Id))
        {
            Ask(pair, pair.Mentor, pair.Mentee);
            Ask(pair, pair.Mentee, pair.Mentor);
        }

        void Ask(Proposal pair, ParticipantEnrolment asked, ParticipantEnrolment partner)
        {
            if (asked.Person.Email.Length == 0) return;
            mail.Add(recipients[asked.PersonId], programme.Kind == ProgrammeKind.Peer ? "peer-proposal-published" : KindFor(asked.Role), KeyOf(asked.Role, pair.Id), invitation.LinkFor(asked.Person, "/proposals/" + pair.Id, round.PublishedById),
                secret: false, ("partner", partner.Person.Name), ("programme", programme.Name), ("due", round.AnswersDueAt));
        }
    }

    /// <summary>The mail of one side of a pair, once for ever.</summary>
    public static string KeyOf(ProgrammeRole role, Guid proposalId) => $"{KindFor(role)}:{proposalId}";

    private static string KindFor(ProgrammeRole role) => role == ProgrammeRole.Mentor ? "mentor-proposal-published" : "mentee-proposal-published";
}
