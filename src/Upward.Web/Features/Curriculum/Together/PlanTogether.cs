using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Curriculum.Together;

/// <summary>The plan of the two, changed by one of them; what is new, the other is told of. Nobody else learns of it: there is no line in the audit log.</summary>
[UseCase]
public sealed class PlanTogether(AppDb db, FindPairSpace find, ReadCurriculum curricula, TellOfNew tell, TimeProvider clock)
{
    public Task<Outcome> AddAsync(Guid mentorshipId, string unitKey, CancellationToken ct) => ChangeAsync(mentorshipId, async (pair, units, mentorship) =>
    {
        if (units.Exists(u => u.UnitKey == unitKey)) return Outcome.Done;
        if ((await curricula.OfAsync(pair.Programme.Id, ct)).Find(unitKey) is not { IsShown: true } unit) return Outcome.Refused("curriculum.refused.unit");
        return await PutAsync(pair, units, PlannedUnit.Of(mentorship, unit, units.Count, pair.Me, clock.GetUtcNow()), ct);
    }, ct);

    public Task<Outcome> AddOwnAsync(Guid mentorshipId, string title, CancellationToken ct) => ChangeAsync(mentorshipId, async (pair, units, mentorship) =>
    {
        var topic = PlannedUnit.OwnTopic(mentorship, title, units.Count, pair.Me, clock.GetUtcNow());
        return topic.Succeeded ? await PutAsync(pair, units, topic.Value, ct) : topic.Result;
    }, ct);

    public Task<Outcome> AgreeAsync(Guid mentorshipId, Guid id, bool yes, CancellationToken ct) => WithAsync(mentorshipId, id, (pair, unit) => unit.Agree(pair.Me.Role, yes, clock.GetUtcNow()), ct);

    public Task<Outcome> FinishAsync(Guid mentorshipId, Guid id, bool done, CancellationToken ct) => WithAsync(mentorshipId, id, (_, unit) => unit.Finish(done, clock.GetUtcNow()), ct);

    /// <param name="marks">Keys of the exercises that are done; what is no exercise of the unit is not kept.</param>
    public Task<Outcome> MarkAsync(Guid mentorshipId, Guid id, IReadOnlyCollection<string> marks, CancellationToken ct) => ChangeAsync(mentorshipId, async (pair, units, _) =>
    {
        if (units.Find(u => u.Id == id) is not { } unit) return Outcome.NotFound;
        var exercises = (await curricula.OfAsync(pair.Programme.Id, ct)).Find(unit.UnitKey)?.Parts.Exercises ?? [];
        unit.Mark(exercises.Select(e => e.Key).Where(marks.Contains));
        return Outcome.Done;
    }, ct);

    public Task<Outcome> RemoveAsync(Guid mentorshipId, Guid id, CancellationToken ct) => WithAsync(mentorshipId, id, (_, unit) =>
    {
        // What was done together stays in sight: it is what the two look back on.
        if (unit.DoneAt is not null) return Outcome.Refused("plan.refused.isDone");
        db.PlannedUnits.Remove(unit);
        return Outcome.Done;
    }, ct);

    public Task<Outcome> MoveAsync(Guid mentorshipId, Guid id, int by, CancellationToken ct) => ChangeAsync(mentorshipId, (_, units, _) =>
    {
        var from = units.FindIndex(u => u.Id == id);
        if (from < 0) return Task.FromResult(Outcome.NotFound);
        var to = Math.Clamp(from + Math.Sign(by), 0, units.Count - 1);
        (units[from], units[to]) = (units[to], units[from]);
        foreach (var (place, unit) in units.Index()) if (unit.Place != place) unit.MoveTo(place);
        return Task.FromResult(Outcome.Done);
    }, ct);

    private async Task<Outcome> PutAsync(OwnSpace pair, List<PlannedUnit> units, PlannedUnit unit, CancellationToken ct)
    {
        if (units.Count >= PlannedUnit.Most) return Outcome.Refused("plan.refused.tooMany", ("max", PlannedUnit.Most));
        if (units.Count > 0) unit.MoveTo(units.Max(u => u.Place) + 1);
        db.PlannedUnits.Add(unit);
        await tell.AddAsync(pair, "plan-added", $"/pairs/{pair.Id}/plan", ct);
        return Outcome.Done;
    }

    private Task<Outcome> WithAsync(Guid mentorshipId, Guid id, Func<OwnSpace, PlannedUnit, Outcome> act, CancellationToken ct) =>
        ChangeAsync(mentorshipId, (pair, units, _) => Task.FromResult(units.Find(u => u.Id == id) is { } unit ? act(pair, unit) : Outcome.NotFound), ct);

    private async Task<Outcome> ChangeAsync(Guid mentorshipId, Func<OwnSpace, List<PlannedUnit>, Mentorship, Task<Outcome>> act, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return Outcome.NotFound;
        if (!pair.Runs) return Outcome.Refused("agreement.refused.ended");
        var units = await db.PlannedUnits.Where(u => u.MentorshipId == mentorshipId).OrderBy(u => u.Place).ThenBy(u => u.Id).ToListAsync(ct);
        var outcome = await act(pair, units, await db.Mentorships.SingleAsync(m => m.Id == mentorshipId, ct));
        return outcome.Succeeded ? await db.SaveSeenAsync(ct) : outcome;
    }
}
