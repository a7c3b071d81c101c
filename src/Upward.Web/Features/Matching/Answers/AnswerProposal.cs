using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Matching.Answers;

/// <summary>
/// One side says yes or no, without a reason; it may change its mind until both answers are opened. The log says that
/// somebody answered in the programme, and neither what nor to which proposal.
/// </summary>
[UseCase]
public sealed class AnswerProposal(AppDb db, CurrentPerson person, OpenProposals open, AuditLog audit, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid proposalId, bool accepts, CancellationToken ct)
    {
        var seen = await db.Proposals.VisibleTo(person).Where(p => p.Id == proposalId)
            .Select(p => new { p.MentorEnrolmentId, p.MenteeEnrolmentId, Side = p.Mentor.PersonId == person.Id ? ProgrammeRole.Mentor : ProgrammeRole.Mentee, p.Mentor.ProgrammeId, p.Mentor.Programme.Name })
            .SingleOrDefaultAsync(ct);
        if (seen is null) return Outcome.NotFound;
        return await db.InTransactionAsync(async () =>
        {
            // Both sides at the same moment, or one person with two proposals: one after the other.
            await db.LockAsync<ParticipantEnrolment>([seen.MentorEnrolmentId, seen.MenteeEnrolmentId], ct);
            var due = await db.Proposals.AreOpen().Where(p => p.Id == proposalId).Select(p => p.Round.AnswersDueAt).SingleOrDefaultAsync(ct);
            if (due is null || due <= clock.GetUtcNow()) return Outcome.Refused("proposal.closed");
            var answer = await db.ProposalAnswers.SingleOrDefaultAsync(a => a.ProposalId == proposalId && a.Side == seen.Side, ct);
            if (answer is null) db.ProposalAnswers.Add(ProposalAnswer.Of(db.OrganisationId, proposalId, seen.Side, accepts, clock.GetUtcNow()));
            else answer.ChangeMind(accepts, clock.GetUtcNow());
            audit.Record("matching.proposal.answered", "programme", seen.ProgrammeId, seen.Name);
            await db.SaveChangesAsync(ct);
            return await open.OpenIfDueAsync(proposalId, ct);
        }, ct);
    }
}
