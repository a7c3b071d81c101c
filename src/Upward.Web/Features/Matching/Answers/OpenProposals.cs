using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Matching.Answers;

/// <summary>
/// Opens answers: both at once, when both are in or the deadline has passed. Two yeses make the mentorship, in the same
/// transaction and within both capacities; anything else ends the same way for both, and the answers are deleted, so that
/// nobody can ever read who said what.
/// </summary>
[UseCase]
public sealed class OpenProposals(AppDb db, ConfirmMentorship confirm, TellOutcome tell, TimeProvider clock)
{
    /// <summary>Opens every proposal of the programme whose deadline has passed. One transaction each.</summary>
    public async Task<int> LapsedAsync(Guid? programmeId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var lapsed = await db.Proposals.AreOpen().Where(p => p.Round.AnswersDueAt <= now && (programmeId == null || p.Round.ProgrammeId == programmeId))
            .Select(p => new { p.Id, p.MentorEnrolmentId, p.MenteeEnrolmentId }).ToListAsync(ct);
        foreach (var p in lapsed)
        {
            db.ChangeTracker.Clear();
            await db.InTransactionAsync(async () =>
            {
                await db.LockAsync<ParticipantEnrolment>([p.MentorEnrolmentId, p.MenteeEnrolmentId], ct);
                return await OpenIfDueAsync(p.Id, ct);
            }, ct);
        }
        return lapsed.Count;
    }

    /// <summary>Inside a transaction that holds the locks of both enrolments.</summary>
    internal async Task<Outcome> OpenIfDueAsync(Guid proposalId, CancellationToken ct)
    {
        var proposal = await db.Proposals.Include(p => p.Round).AreOpen().SingleOrDefaultAsync(p => p.Id == proposalId, ct);
        if (proposal is null) return Outcome.Done;
        var answers = await db.ProposalAnswers.Where(a => a.ProposalId == proposalId).ToListAsync(ct);
        if (answers.Count < 2 && proposal.Round.AnswersDueAt > clock.GetUtcNow()) return Outcome.Done;

        var bothYes = answers.Count == 2 && answers.TrueForAll(a => a.Accepts);
        var confirmed = bothYes && await confirm.TryAsync(proposal, ct);
        proposal.Open(confirmed, clock.GetUtcNow());
        db.ProposalAnswers.RemoveRange(answers);
        await tell.BothAsync(proposal, ct);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
