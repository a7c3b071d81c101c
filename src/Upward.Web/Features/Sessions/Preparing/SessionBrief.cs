using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Curriculum.Together;
using Upward.Web.Features.Goals;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Sessions.Preparing;

/// <summary>
/// Two minutes of reading before a session, for one of the two: one goal, what was said to be done, one question. Nothing in it
/// that this reader could not see on their pages.
/// </summary>
/// <param name="Goal">The one due first; null: none is open.</param>
/// <param name="Actions">Open ones, the reader's own first.</param>
/// <param name="Question">One they picked, else one of the bank; empty where there is no bank.</param>
public sealed record SessionBrief(Goal? Goal, IReadOnlyList<SessionAction> Actions, string Question)
{
    public const int MostActions = 5;
}

[UseCase]
public sealed class ReadBrief(AppDb db, ReadPlan plans, ReadSessions sessions)
{
    /// <param name="pair">As the reader sees it.</param>
    public async Task<SessionBrief> OfAsync(OwnSpace pair, Session session, CancellationToken ct)
    {
        var (me, role) = (pair.Me.PersonId, pair.Me.Role);
        var goal = await db.Goals.AsNoTracking().Where(g => g.MentorshipId == pair.Id && (g.OwnerId == me || !g.IsPrivate) && (g.State == GoalState.NotYet || g.State == GoalState.Partly)).OrderBy(g => g.DueOn).ThenBy(g => g.Id).FirstOrDefaultAsync(ct);
        var actions = await db.SessionActions.AsNoTracking().Where(a => a.MentorshipId == pair.Id && a.DoneAt == null).ToListAsync(ct);
        return new(goal, [.. actions.OrderBy(a => a.Owner is { } owner && owner != role).ThenBy(a => a.DueOn ?? DateOnly.MaxValue).ThenBy(a => a.Id).Take(SessionBrief.MostActions)], await QuestionAsync(pair, session, ct));
    }

    /// <summary>The bank is gone through in its order, session by session: each of the two gets their own, and none twice in a row.</summary>
    private async Task<string> QuestionAsync(OwnSpace pair, Session session, CancellationToken ct)
    {
        if (await db.PlannedQuestions.AsNoTracking().Where(q => q.MentorshipId == pair.Id && q.AskedAt == null).OrderBy(q => q.Place).ThenBy(q => q.Id).Select(q => q.Text).FirstOrDefaultAsync(ct) is { } picked) return picked;
        var bank = (await plans.BankAsync(pair, ct)).SelectMany(s => s.Questions).Where(q => q.AskedBy is null || q.AskedBy == pair.Me.Role).ToList();
        return bank.Count == 0 ? "" : bank[Math.Max(0, (await sessions.OfAsync(pair, ct)).NumberOf(session) - 1) % bank.Count].Text;
    }
}
