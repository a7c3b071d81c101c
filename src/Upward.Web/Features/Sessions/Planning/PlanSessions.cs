using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Sessions;

/// <summary>
/// One of the two puts a session, or a series in the programme's rhythm, on both calendars. Each session of a series is an
/// event of its own: moving one never disturbs the others.
/// </summary>
[UseCase]
public sealed class PlanSessions(AppDb db, CurrentPerson person, FindPairSpace find, BusyTimes busy, VideoRooms rooms, TellOfSession tell, TimeProvider clock)
{
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(550);

    /// <param name="Changed">Those whose wall time the clock skips or repeats that day: the page says what was made of them.</param>
    public sealed record Planned(Guid FirstId, IReadOnlyList<SessionTime> Times)
    {
        public IReadOnlyList<SessionTime> Changed => [.. Times.Where(t => t.Change != ClockChange.None)];
    }

    public async Task<Outcome<Planned>> ExecuteAsync(Guid mentorshipId, SessionDraft draft, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return Outcome.NotFound;
        if (!pair.Runs) return Outcome.Refused("session.refused.ended");
        var said = draft.Check();
        if (!said.Succeeded) return said;
        // Each from the hour that was typed: a series keeps its place on the clock, whatever summer time does.
        var first = draft.Date!.Value.ToDateTime(draft.Time!.Value);
        List<SessionTime> times = [.. Enumerable.Range(0, draft.Count).Select(n => SessionTime.Of(first.AddDays(n * draft.EveryDays), person.Zone.Id, draft.Minutes))];
        said = await CheckAsync(pair, times, draft.Format, ct);
        if (!said.Succeeded) return said;
        var mentorship = await db.Mentorships.WithBoth().SingleAsync(m => m.Id == mentorshipId, ct);
        List<Session> sessions = [.. times.Select(t => Session.Plan(mentorship, t, draft.Format, rooms.PlaceOf(draft.Format, draft.Place), person.Id, pair.Me.Role, clock.GetUtcNow()))];
        db.Sessions.AddRange(sessions);
        foreach (var session in sessions) await tell.AddAsync(pair, session, SessionNews.Planned, ct);
        var saved = await db.SaveSeenAsync(ct);
        return saved.Succeeded ? new Planned(sessions[0].Id, times) : saved;
    }

    private async Task<Outcome> CheckAsync(OwnSpace pair, List<SessionTime> times, SessionFormat format, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (times[0].StartsAt <= now) return Outcome.RefusedAt("Date", "session.refused.past");
        if (times[^1].StartsAt > now + Farthest) return Outcome.RefusedAt(times.Count > 1 ? "Count" : "Date", "session.refused.far");
        if (format == SessionFormat.Writing) return Outcome.Done;
        var taken = await busy.SessionsOfAsync(pair, times[0].StartsAt, times[^1].StartsAt.AddMinutes(times[^1].Minutes), null, ct);
        return times.Find(t => taken.Any(b => b.Overlaps(t))) is { } clash ? Outcome.RefusedAt("Time", "session.refused.overlap", ("at", clash.StartsAt)) : Outcome.Done;
    }
}
