using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Circles;

/// <summary>What the form of a group session says; date and time are those of the clock of whoever fills it in.</summary>
public sealed record GroupSessionDraft(SessionDraft When, string Topic, int Seats)
{
    public GroupSessionFacts Facts(VideoRooms rooms, string? kept = null) => new(Topic, When.Format, kept is { Length: > 0 } && When.Place.Trim().Length == 0 && When.Format == SessionFormat.Video ? kept : rooms.PlaceOf(When.Format, When.Place), Seats);

    /// <param name="mostSeats">See <see cref="GroupSession.MostSeatsFor"/>.</param>
    public Outcome Check(int? mostSeats) => Outcome.Refused([.. When.Check().Refusals.Concat(new GroupSessionFacts(Topic, When.Format, When.Place, Seats).Check(mostSeats).Refusals).DistinctBy(r => r.Field)]);
}

/// <summary>A host puts a meeting of the circle, or a series of them, on everybody's calendar; a manager invites to an open table.</summary>
[UseCase]
public sealed class PlanGroupSession(AppDb db, CurrentPerson person, FindCircle find, VideoRooms rooms, TellOfGroupSession tell, AuditLog audit, TimeProvider clock)
{
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(550);

    public async Task<Outcome<Guid>> InCircleAsync(Guid circleId, GroupSessionDraft draft, CancellationToken ct)
    {
        if (await find.FindAsync(circleId, ct) is not { } circle || !circle.Me.IsHost) return Outcome.NotFound;
        if (!circle.Runs) return Outcome.Refused("circle.refused.closed");
        var outcome = CheckTimes(draft, GroupSession.MostSeatsFor(circle, person.Id), out var times);
        if (!outcome.Succeeded) return outcome;
        // In the unit of work, so that each session knows its programme.
        var programme = await db.Programmes.SingleAsync(p => p.Id == circle.Programme.Id, ct);
        var everybody = circle.Present.Select(p => p.PersonId).ToList();
        GroupSession? first = null;
        foreach (var time in times)
        {
            var session = GroupSession.Plan(db.OrganisationId, programme.Id, circleId, person.Id, time, draft.Facts(rooms), person.Id, clock.GetUtcNow());
            db.GroupSessions.Add(session);
            await tell.AddAsync(session, everybody, GroupNews.Planned, ct);
            first ??= session;
        }
        var saved = await db.SaveSeenAsync(ct);
        return saved.Succeeded ? first!.Id : saved;
    }

    /// <param name="hostAddress">Of somebody who takes part in the programme; empty: who plans it hosts it.</param>
    public async Task<Outcome<Guid>> TableAsync(Guid programmeId, string hostAddress, GroupSessionDraft draft, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        var outcome = CheckTimes(draft with { When = draft.When with { Count = 1 } }, GroupSession.MostSeatsFor(null, person.Id), out var times);
        if (!outcome.Succeeded) return outcome;
        var key = Person.KeyOf(hostAddress);
        var hostId = hostAddress.Trim().Length == 0 ? person.Id : await db.Enrolments.Where(e => e.ProgrammeId == programmeId && e.Person.EmailKey == key && e.WithdrawnAt == null && e.Person.LeftAt == null).Select(e => e.PersonId).SingleOrDefaultAsync(ct);
        if (hostId == Guid.Empty) return Outcome.RefusedAt("Host", "group.refused.host");
        var session = GroupSession.Plan(db.OrganisationId, programmeId, null, hostId, times[0], draft.Facts(rooms), person.Id, clock.GetUtcNow());
        db.GroupSessions.Add(session);
        audit.Record("circle.table.planned", "group-session", session.Id, session.Topic);
        await tell.AddAsync(session, [hostId], GroupNews.Planned, ct);
        var saved = await db.SaveSeenAsync(ct);
        return saved.Succeeded ? session.Id : saved;
    }

    private Outcome CheckTimes(GroupSessionDraft draft, int? mostSeats, out List<SessionTime> times)
    {
        times = [];
        var outcome = draft.Check(mostSeats);
        if (!outcome.Succeeded) return outcome;
        var first = draft.When.Date!.Value.ToDateTime(draft.When.Time!.Value);
        times = [.. Enumerable.Range(0, draft.When.Count).Select(n => SessionTime.Of(first.AddDays(n * draft.When.EveryDays), person.Zone.Id, draft.When.Minutes))];
        return CheckOf(times, clock.GetUtcNow());
    }

    internal static Outcome CheckOf(List<SessionTime> times, DateTimeOffset now) =>
        times[0].StartsAt <= now ? Outcome.RefusedAt("Date", "session.refused.past") : times[^1].StartsAt > now + Farthest ? Outcome.RefusedAt("Date", "session.refused.far") : Outcome.Done;
}
