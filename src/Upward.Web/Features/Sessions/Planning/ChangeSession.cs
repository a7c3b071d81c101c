using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Sessions;

/// <summary>Another time or place, or none: by one of the two, or by who arranges the meetings of one of them.</summary>
[UseCase]
public sealed class ChangeSession(AppDb db, CurrentPerson person, FindSession find, BusyTimes busy, VideoRooms rooms, TellOfSession tell, TimeProvider clock)
{
    /// <param name="seen">The version that the page was made from.</param>
    /// <returns>How the new wall time met the clock.</returns>
    public async Task<Outcome<SessionTime>> MoveAsync(Guid mentorshipId, Guid sessionId, DateOnly? date, TimeOnly? time, int minutes, int seen, CancellationToken ct)
    {
        if (date is null) return Outcome.RefusedAt("Date", "session.refused.date");
        if (time is null) return Outcome.RefusedAt("Time", "session.refused.time");
        return await MoveAsync(mentorshipId, sessionId, SessionTime.Of(date.Value.ToDateTime(time.Value), person.Zone.Id, minutes), seen, ct);
    }

    public Task<Outcome<SessionTime>> MoveAsync(Guid mentorshipId, Guid sessionId, DateTimeOffset startsAt, int minutes, int seen, CancellationToken ct) =>
        MoveAsync(mentorshipId, sessionId, SessionTime.At(startsAt, person.Zone, minutes), seen, ct);

    public async Task<Outcome<SessionTime>> MoveAsync(Guid mentorshipId, Guid sessionId, SessionTime to, int seen, CancellationToken ct)
    {
        var (found, refusal) = await FindAsync(mentorshipId, sessionId, seen, ct);
        if (refusal is not null) return refusal;
        if (to.Minutes is < Session.ShortestMinutes or > Session.LongestMinutes) return Outcome.RefusedAt("Minutes", "session.refused.range", ("from", Session.ShortestMinutes), ("to", Session.LongestMinutes));
        if (to.StartsAt <= clock.GetUtcNow()) return Outcome.RefusedAt("Date", "session.refused.past");
        if (await IsTakenAsync(found!, to, found!.Session.Format, ct)) return Outcome.RefusedAt("Time", "session.refused.overlap", ("at", to.StartsAt));
        var outcome = found.Session.Move(to, found.Pair.Me.Role, clock.GetUtcNow());
        if (outcome.Succeeded) outcome = await SaveAsync(found, SessionNews.Moved, ct);
        return outcome.Succeeded ? to : outcome;
    }

    /// <summary>How and where, by one of the two.</summary>
    public async Task<Outcome> ArrangeAsync(Guid mentorshipId, Guid sessionId, SessionFormat format, string place, CancellationToken ct)
    {
        if (await find.OwnAsync(mentorshipId, sessionId, ct) is not { } found) return Outcome.NotFound;
        if (!found.Pair.Runs) return Outcome.Refused("session.refused.ended");
        var outcome = SessionDraft.CheckPlace(format, place);
        var before = found.Session.Sequence;
        // What was to be written takes an hour from now on: it may be somebody else's.
        if (found.Session.Format == SessionFormat.Writing && await IsTakenAsync(found, SessionTime.At(found.Session.StartsAt, person.Zone, found.Session.Minutes), format, ct)) return Outcome.RefusedAt("Format", "session.refused.overlap", ("at", found.Session.StartsAt));
        if (outcome.Succeeded) outcome = found.Session.Arrange(format, rooms.PlaceOf(format, place));
        return outcome.Succeeded && found.Session.Sequence > before ? await SaveAsync(found, SessionNews.Moved, ct) : outcome;
    }

    public async Task<Outcome> CancelAsync(Guid mentorshipId, Guid sessionId, int seen, CancellationToken ct)
    {
        var (found, refusal) = await FindAsync(mentorshipId, sessionId, seen, ct);
        if (refusal is not null) return refusal;
        var outcome = found!.Session.Cancel(found.Pair.Me.Role, clock.GetUtcNow());
        return outcome.Succeeded ? await SaveAsync(found, SessionNews.Cancelled, ct) : outcome;
    }

    public async Task<Outcome> AnswerAsync(Guid mentorshipId, Guid sessionId, Attendance attendance, int seen, CancellationToken ct)
    {
        var (found, refusal) = await FindAsync(mentorshipId, sessionId, seen, ct);
        if (refusal is not null) return refusal;
        if (!found!.Session.IsOpen) return Outcome.Refused("session.refused.over");
        found.Session.Reply(found.Pair.Me.Role, attendance, found.Session.Sequence, clock.GetUtcNow());
        return attendance == Attendance.Declined ? await SaveAsync(found, SessionNews.Declined, ct) : await db.SaveSeenAsync(ct);
    }

    private async Task<(FoundSession? Found, Outcome? Refusal)> FindAsync(Guid mentorshipId, Guid sessionId, int seen, CancellationToken ct)
    {
        if (await find.ToArrangeAsync(mentorshipId, sessionId, ct) is not { } found) return (null, Outcome.NotFound);
        if (!found.Pair.Runs) return (found, Outcome.Refused("session.refused.ended"));
        return found.Session.Version == seen ? (found, null) : (found, Outcome.Refused("refused.changedMeanwhile"));
    }

    private async Task<bool> IsTakenAsync(FoundSession found, SessionTime time, SessionFormat format, CancellationToken ct) =>
        format != SessionFormat.Writing && (await busy.SessionsOfAsync(found.Pair, time.StartsAt, time.StartsAt.AddMinutes(time.Minutes), found.Session.Id, ct)).Any(b => b.Overlaps(time));

    private async Task<Outcome> SaveAsync(FoundSession found, SessionNews news, CancellationToken ct)
    {
        await tell.AddAsync(found.Pair, found.Session, news, ct);
        return await db.SaveSeenAsync(ct);
    }
}
