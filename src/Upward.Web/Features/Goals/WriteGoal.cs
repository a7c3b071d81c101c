using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Goals;

/// <summary>Setting and changing a goal: its owner, or either of the two for one of both. The log keeps nothing: goals are the pair's.</summary>
[UseCase]
public sealed class WriteGoal(AppDb db, CurrentPerson person, FindPairSpace find, TellOfNew tell, TimeProvider clock)
{
    public async Task<Outcome<Goal>> SetAsync(Guid mentorshipId, GoalDraft draft, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return Outcome.NotFound;
        if (await RefusedAsync(pair, draft, ct) is { } refusal) return refusal;
        if (await db.Goals.CountAsync(g => g.MentorshipId == mentorshipId && g.SetById == person.Id, ct) >= Goal.MostOfOne) return Outcome.Refused("goal.refused.tooMany", ("max", Goal.MostOfOne));
        var goal = Goal.Set(person.OrganisationId, mentorshipId, person.Id, draft, FrameOf(pair), clock.GetUtcNow());
        if (!goal.Succeeded) return goal;
        db.Goals.Add(goal.Value);
        if (goal.Value.OwnerId is null) await tell.AddAsync(pair, "goal-ours", $"/pairs/{pair.Id}/goals", ct);
        var saved = await db.SaveSeenAsync(ct);
        return saved.Succeeded ? goal : saved;
    }

    /// <param name="seen">The version that the form was made from.</param>
    public async Task<Outcome> ChangeAsync(Guid mentorshipId, Guid goalId, GoalDraft draft, int seen, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair || await FindAsync(mentorshipId, goalId, ct) is not { } goal) return Outcome.NotFound;
        if (await RefusedAsync(pair, draft, ct) is { } refusal) return refusal;
        if (goal.Version != seen) return Outcome.Refused("refused.changedMeanwhile");
        var wasOurs = goal.OwnerId is null;
        var outcome = goal.Change(person.Id, draft, FrameOf(pair), clock.GetUtcNow());
        if (outcome.Succeeded && !wasOurs && goal.OwnerId is null) await tell.AddAsync(pair, "goal-ours", $"/pairs/{pair.Id}/goals", ct);
        return outcome.Succeeded ? await db.SaveSeenAsync(ct) : outcome;
    }

    public Task<Outcome> CheckInAsync(Guid mentorshipId, Guid goalId, GoalState? state, string sentence, CancellationToken ct) =>
        SayAsync(mentorshipId, goalId, goal => goal.CheckIn(person.Id, state, sentence, clock.GetUtcNow()), ct);

    public Task<Outcome> DropAsync(Guid mentorshipId, Guid goalId, CancellationToken ct) => SayAsync(mentorshipId, goalId, goal => goal.Drop(person.Id, clock.GetUtcNow()), ct);

    public Task<Outcome> ReopenAsync(Guid mentorshipId, Guid goalId, CancellationToken ct) => SayAsync(mentorshipId, goalId, goal => goal.Reopen(person.Id, clock.GetUtcNow()), ct);

    private async Task<Outcome> SayAsync(Guid mentorshipId, Guid goalId, Func<Goal, Outcome> say, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair || await FindAsync(mentorshipId, goalId, ct) is not { } goal) return Outcome.NotFound;
        if (!pair.Runs) return Outcome.Refused("goal.refused.ended");
        var outcome = say(goal);
        return outcome.Succeeded ? await db.SaveSeenAsync(ct) : outcome;
    }

    private Task<Goal?> FindAsync(Guid mentorshipId, Guid goalId, CancellationToken ct) =>
        db.Goals.WritableBy(person).Include(g => g.Words).SingleOrDefaultAsync(g => g.MentorshipId == mentorshipId && g.Id == goalId, ct);

    private async Task<Outcome?> RefusedAsync(OwnSpace pair, GoalDraft draft, CancellationToken ct)
    {
        if (!pair.Runs) return Outcome.Refused("goal.refused.ended");
        // An objective of another programme does not exist here.
        return draft.ObjectiveId is { } id && !await db.Objectives.AnyAsync(o => o.Id == id && o.ProgrammeId == pair.Programme.Id, ct) ? Outcome.RefusedAt(nameof(draft.ObjectiveId), "goal.refused.objective") : null;
    }

    private GoalFrame FrameOf(OwnSpace pair) => GoalFrame.Of(pair.Programme, person.Zone.DayAt(clock.GetUtcNow()));
}
