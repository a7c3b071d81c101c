using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Circles;

/// <summary>What a host does with a group session, and what its guests answer. Seats are counted under a lock: two who answer at once never get the same one.</summary>
[UseCase]
public sealed class ChangeGroupSession(AppDb db, CurrentPerson person, FindGroupSession find, VideoRooms rooms, NamesHeldBack names, TellOfGroupSession tell, TimeProvider clock)
{
    /// <param name="seen">The version that the form was made from.</param>
    public Task<Outcome> ChangeAsync(Guid id, GroupSessionDraft draft, int seen, CancellationToken ct) => HostAsync(id, seen, async found =>
    {
        // Seats of somebody who has left meanwhile may stay: whoever moves a meeting need not count people.
        var outcome = draft.Check(draft.Seats == found.Session.Seats ? null : GroupSession.MostSeatsFor(found.Circle, found.Session.HostId));
        if (!outcome.Succeeded) return outcome;
        var time = SessionTime.Of(draft.When.Date!.Value.ToDateTime(draft.When.Time!.Value), person.Zone.Id, draft.When.Minutes);
        // The same instant on another clock is no other time.
        if (time.StartsAt == found.Session.StartsAt && time.Minutes == found.Session.Minutes) time = new(found.Session.LocalStart, found.Session.ZoneId, found.Session.Minutes, found.Session.StartsAt, ClockChange.None);
        else if (PlanGroupSession.CheckOf([time], clock.GetUtcNow()) is { Succeeded: false } wrong) return wrong;
        var (seated, waiting) = LineOf(found.Session);
        var changed = found.Session.Change(time, draft.Facts(rooms, found.Session.Place), clock.GetUtcNow());
        if (!changed.Succeeded) return changed.Result;
        if (changed.Value) await tell.AddAsync(found.Session, GuestsOf(found), GroupNews.Moved, ct);
        await tell.SeatsAsync(found.Session, seated, waiting, ct);
        return Outcome.Done;
    }, ct);

    public Task<Outcome> CancelAsync(Guid id, int seen, CancellationToken ct) => HostAsync(id, seen, async found =>
    {
        var outcome = found.Session.Cancel(person.Id, clock.GetUtcNow());
        if (outcome.Succeeded) await tell.AddAsync(found.Session, GuestsOf(found), GroupNews.Cancelled, ct);
        return outcome;
    }, ct);

    public Task<Outcome> HeldAsync(Guid id, IReadOnlyCollection<Guid> came, CancellationToken ct) => HostAsync(id, null, found =>
    {
        var known = found.Circle is { } circle ? circle.People.Select(p => p.PersonId).ToHashSet() : [.. found.Session.Line.Select(r => r.PersonId), found.Session.HostId];
        return Task.FromResult(found.Session.SayHeld([.. came.Where(known.Contains)], person.Id, clock.GetUtcNow()));
    }, ct);

    /// <summary>In a circle everybody may say what they want to do; at an open table the host does.</summary>
    public Task<Outcome> AgendaAsync(Guid id, string agenda, int seen, CancellationToken ct) => DoAsync(id, seen, f => f.Circle is not null || f.MayHost, async found =>
        found.Circle?.Kind == CircleKind.Supervision && await names.ObjectAsync(person.Id, "Agenda", agenda, ct) is { } named ? named : found.Session.PlanAgenda(agenda), ct);

    /// <summary>Come, perhaps, cannot: by whoever may come.</summary>
    public Task<Outcome> AnswerAsync(Guid id, Attendance attendance, int sequence, CancellationToken ct) => DoAsync(id, null, _ => true, async found =>
    {
        if (attendance is not (Attendance.Accepted or Attendance.Tentative or Attendance.Declined)) return Outcome.Refused("group.refused.answer");
        if (!found.CanAnswer) return Outcome.Refused("session.refused.over");
        if (found.Session.StartsAt <= clock.GetUtcNow()) return Outcome.Refused("group.refused.begun");
        return await TakeAsync(found.Session, person.Id, attendance, sequence, found.Session.TimeOfAnswer(person.Id, clock.GetUtcNow()), ct) ? Outcome.Done : Outcome.Refused("refused.changedMeanwhile");
    }, ct);

    /// <summary>An answer, and what follows from it: who said yes learns whether there is a seat, and who waits moves up.</summary>
    internal async Task<bool> TakeAsync(GroupSession session, Guid personId, Attendance attendance, int sequence, DateTimeOffset at, CancellationToken ct)
    {
        var (seated, waiting) = LineOf(session);
        var wasIn = seated.Contains(personId) || waiting.Contains(personId);
        if (!session.Reply(personId, attendance, sequence, at)) return false;
        await tell.SeatsAsync(session, seated, waiting, ct);
        if (!wasIn && session.PlaceInLine(personId) > 0) await tell.AddAsync(session, [personId], GroupNews.Waiting, ct);
        // A circle's members have it in their calendars since it was planned.
        else if (!wasIn && session.IsTable && session.HasSeat(personId) && personId != session.HostId) await tell.AddAsync(session, [personId], GroupNews.Seat, ct);
        return true;
    }

    private static (List<Guid> Seated, List<Guid> Waiting) LineOf(GroupSession session) => ([.. session.Seated.Select(r => r.PersonId)], [.. session.Waiting.Select(r => r.PersonId)]);

    /// <summary>Whose calendars it stands in.</summary>
    private static List<Guid> GuestsOf(FoundGroupSession found) =>
        found.Circle is { } circle ? [.. circle.Present.Select(p => p.PersonId)] : [.. found.Session.Replies.Where(r => r.Attendance != Attendance.Declined).Select(r => r.PersonId).Append(found.Session.HostId).Distinct()];

    private Task<Outcome> HostAsync(Guid id, int? seen, Func<FoundGroupSession, Task<Outcome>> what, CancellationToken ct) => DoAsync(id, seen, f => f.MayHost, what, ct);

    private Task<Outcome> DoAsync(Guid id, int? seen, Func<FoundGroupSession, bool> may, Func<FoundGroupSession, Task<Outcome>> what, CancellationToken ct) => db.InTransactionAsync(async () =>
    {
        await db.LockAsync<GroupSession>([id], ct);
        if (await find.FindAsync(id, ct) is not { } found || !may(found)) return Outcome.NotFound;
        if (!found.Runs) return Outcome.Refused("circle.refused.closed");
        if (seen is { } version && version != found.Session.Version) return Outcome.Refused("refused.changedMeanwhile");
        var outcome = await what(found);
        return outcome.Succeeded ? await db.SaveSeenAsync(ct) : outcome;
    }, ct);
}
