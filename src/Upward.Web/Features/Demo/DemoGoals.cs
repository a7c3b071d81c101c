using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Goals;
using Upward.Web.Features.Goals.Library;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Demo;

/// <summary>The goals of the first pairs, from the library: of each and of both, begun, done and dropped; some pairs where only one has a goal, some with none.</summary>
[UseCase]
public sealed class DemoGoals(AppDb db, TimeProvider clock)
{
    public async Task AddAsync(Guid programmeId, CancellationToken ct)
    {
        foreach (var (nth, pair) in (await db.Mentorships.AsNoTracking().WithBoth().Where(m => m.ProgrammeId == programmeId && m.EndedAt == null).OrderBy(m => m.Mentee.Person.SearchText).ThenBy(m => m.Id).ToListAsync(ct)).Index())
        {
            if (nth % 5 == 4) continue;
            Add(pair, ProgrammeRole.Mentee, nth, nth % 2 == 0 ? GoalState.Partly : GoalState.NotYet, "Tried it twice; the second time was already faster.");
            if (nth % 5 != 2) Add(pair, ProgrammeRole.Mentor, nth, nth % 3 == 0 ? GoalState.Done : GoalState.NotYet, "Said it in the meeting on Tuesday. Nobody fell off a chair.");
            if (nth % 2 == 0) Add(pair, null, nth, GoalState.Partly, "One door each so far.");
            if (nth % 3 == 1) Add(pair, ProgrammeRole.Mentee, nth + 7, GoalState.Dropped, "");
        }
        await db.SaveChangesAsync(ct);
    }

    private void Add(Mentorship pair, ProgrammeRole? role, int nth, GoalState state, string sentence)
    {
        var fitting = GoalTemplate.All.Where(t => t.For == role).ToList();
        var template = fitting[nth % fitting.Count];
        var owner = role == ProgrammeRole.Mentor ? pair.Mentor.PersonId : pair.Mentee.PersonId;
        // Some began only days ago: each step lies between then and now.
        DateTimeOffset At(int step) => pair.StartedAt + (clock.GetUtcNow() - pair.StartedAt) * step / 8;
        var at = At(2);
        var frame = GoalFrame.Of(pair.Mentor.Programme, DateOnly.FromDateTime(at.UtcDateTime));
        var draft = new GoalDraft(template.Title, template.Measure, frame.After(template.Weeks), 1 + nth % Goal.MostWeight, null, role is null ? GoalOwning.Ours : GoalOwning.Mine);
        if (Goal.Set(pair.OrganisationId, pair.Id, owner, draft, frame, at).Value is not { } goal) return;
        if (state == GoalState.Dropped) goal.Drop(owner, At(5));
        else if (state != GoalState.NotYet) goal.CheckIn(owner, state, sentence, At(6));
        db.Goals.Add(goal);
    }
}
