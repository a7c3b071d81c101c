using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Endings;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Identity;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Circles;

/// <summary>
/// Whoever takes part no more comes out of the circles and of what is planned: withdrawn from the programme, gone from the
/// organisation (in the same run in which their pairs end), or with none of the pairs running with which they came. It looks at how
/// things stand, not at how they came about, so that no way of leaving can be forgotten. Safe to run twice.
/// </summary>
[UseCase]
public sealed class TakeOutLeavers(AppDb db, SeatMembers seat, TellOfGroupSession tell, FindManagers managers, MailComposer mail, PublicAddress address, TimeProvider clock)
{
    public static Expression<Func<CircleMember, bool>> InCircles => m => m.LeftAt == null && m.Circle.ClosedAt == null;

    public static Expression<Func<GroupSession, bool>> TablesAt(DateTimeOffset now) => s => s.CircleId == null && s.CancelledAt == null && s.HeldSaidAt == null && s.StartsAt > now;

    /// <returns>How many people came out of something.</returns>
    public async Task<int> ExecuteAsync(CancellationToken ct) => await FromCirclesAsync(ct) + await FromTablesAsync(ct);

    public async Task<int> FromCirclesAsync(CancellationToken ct)
    {
        var taken = 0;
        foreach (var id in await Leavers().Select(m => m.CircleId).Distinct().ToListAsync(ct))
        {
            db.ChangeTracker.Clear();
            await db.InTransactionAsync(async () =>
            {
                await db.LockAsync<Circle>([id], ct);
                var circle = await db.Circles.WithAll().SingleAsync(c => c.Id == id, ct);
                var gone = await LeaveAsync(circle, ct);
                if (gone.Count == 0) return Outcome.NotFound;
                await seat.RemoveAsync(circle, gone, null, ct);
                await db.SaveChangesAsync(ct);
                taken += gone.Count;
                return Outcome.Done;
            }, ct);
        }
        db.ChangeTracker.Clear();
        return taken;
    }

    /// <summary>When one has gone, another may have nobody left to stay for.</summary>
    private async Task<List<CircleMember>> LeaveAsync(Circle circle, CancellationToken ct)
    {
        var gone = new List<CircleMember>();
        while (await Leavers().Where(m => m.CircleId == circle.Id).Select(m => m.PersonId).ToListAsync(ct) is { Count: > 0 } people)
        {
            gone.AddRange(people.Select(p => circle.Leave(p, clock.GetUtcNow()).Value!));
            await db.SaveChangesAsync(ct);
        }
        return gone;
    }

    /// <summary>Neither side: a host from outside the line needs no place in the programme.</summary>
    private IQueryable<CircleMember> Leavers()
    {
        var left = EndingTimes.LeftBy(clock.GetUtcNow());
        return db.CircleMembers.Where(InCircles).Where(m => m.Person.LeftAt != null && m.Person.LeftAt <= left
            || m.Side != null && !db.Enrolments.Any(e => e.ProgrammeId == m.Circle.ProgrammeId && e.PersonId == m.PersonId && e.WithdrawnAt == null)
            // A mentor who came with pairs stays as long as somebody is there who did not.
            || m.ByPair && (m.Side == ProgrammeRole.Mentee || !m.Circle.Members.Any(o => o.LeftAt == null && o.Side == ProgrammeRole.Mentee && !o.ByPair))
                && !db.Mentorships.Any(p => p.ProgrammeId == m.Circle.ProgrammeId && p.EndedAt == null
                    && (p.Mentor.PersonId == m.PersonId && m.Circle.Members.Any(o => o.PersonId == p.Mentee.PersonId) || p.Mentee.PersonId == m.PersonId && m.Circle.Members.Any(o => o.PersonId == p.Mentor.PersonId))));
    }

    public async Task<int> FromTablesAsync(CancellationToken ct)
    {
        var taken = 0;
        var tables = db.GroupSessions.Where(TablesAt(clock.GetUtcNow()));
        foreach (var programme in await tables.Select(s => s.ProgrammeId).Distinct().ToListAsync(ct))
        {
            var gone = await NoMoreIn(programme).Where(p => tables.Any(s => s.ProgrammeId == programme && (s.HostId == p.Id || s.Replies.Any(r => r.PersonId == p.Id)))).Select(p => p.Id).ToListAsync(ct);
            if (gone.Count == 0) continue;
            foreach (var id in await tables.Where(s => s.ProgrammeId == programme && (gone.Contains(s.HostId) || s.Replies.Any(r => gone.Contains(r.PersonId)))).Select(s => s.Id).ToListAsync(ct))
            {
                db.ChangeTracker.Clear();
                await db.InTransactionAsync(async () =>
                {
                    await db.LockAsync<GroupSession>([id], ct);
                    if (await tables.Include(s => s.Replies).Include(s => s.Programme).AsSplitQuery().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } table) return Outcome.NotFound;
                    taken += await FreeAsync(table, gone, ct);
                    await db.SaveChangesAsync(ct);
                    return Outcome.Done;
                }, ct);
            }
        }
        db.ChangeTracker.Clear();
        return taken;
    }

    /// <summary>Who runs things may come to a table without a place in the programme.</summary>
    private IQueryable<Person> NoMoreIn(Guid programmeId)
    {
        var left = EndingTimes.LeftBy(clock.GetUtcNow());
        return db.People.Where(p => p.LeftAt != null && p.LeftAt <= left || !db.Enrolments.Any(e => e.ProgrammeId == programmeId && e.PersonId == p.Id && e.WithdrawnAt == null)
            && !db.ProgrammeManagers.Any(m => m.PersonId == p.Id) && !db.OrganisationAdmins.Any(a => a.PersonId == p.Id) && !db.UnitManagers.Any(u => u.PersonId == p.Id));
    }

    private async Task<int> FreeAsync(GroupSession table, List<Guid> gone, CancellationToken ct)
    {
        var (seated, waiting) = (table.Seated.Select(r => r.PersonId).ToList(), table.Waiting.Select(r => r.PersonId).ToList());
        var replies = table.Replies.Where(r => gone.Contains(r.PersonId)).ToList();
        foreach (var reply in replies)
        {
            table.Release(reply.PersonId);
            if (reply.Attendance != Attendance.Declined) await tell.AddAsync(table, [reply.PersonId], GroupNews.Cancelled, ct, $":{reply.At.ToUnixTimeSeconds()}");
        }
        var host = table.HostId;
        if (!gone.Contains(host) || await HandOnAsync(table, replies.Exists(r => r.PersonId == host), seated, waiting, ct)) await tell.SeatsAsync(table, seated, waiting, ct);
        return gone.Count(p => p == host || replies.Exists(r => r.PersonId == p));
    }

    /// <summary>To whoever planned it, else to another manager; there being none, it is cancelled.</summary>
    /// <param name="table">Whose host has gone.</param>
    /// <param name="told">It has left their calendar already.</param>
    /// <param name="seated">Who had a seat before.</param>
    /// <param name="waiting">Who waited for one: they have it in no calendar.</param>
    /// <param name="ct">Stops it before anything is kept.</param>
    /// <returns>Whether it takes place.</returns>
    private async Task<bool> HandOnAsync(GroupSession table, bool told, List<Guid> seated, List<Guid> waiting, CancellationToken ct)
    {
        var before = table.HostId;
        if (!told) await tell.AddAsync(table, [before], GroupNews.Cancelled, ct, ":host");
        var possible = await managers.OfAsync(table.ProgrammeId, ct);
        if (possible.Count == 0)
        {
            if (table.Cancel(null, clock.GetUtcNow()).Succeeded) await tell.AddAsync(table, [.. table.Replies.Where(r => r.Attendance != Attendance.Declined).Select(r => r.PersonId)], GroupNews.Cancelled, ct);
            return false;
        }
        table.HandTo(possible.Contains(table.PlannedById) ? table.PlannedById : possible[0], clock.GetUtcNow());
        await tell.HostAsync(table, table.Replies.Where(r => r.Attendance != Attendance.Declined && r.PersonId != table.HostId).Select(r => r.PersonId).Except(waiting), seated, waiting, ct);
        if (await db.ReachableAsync(table.HostId, ct) is { } to)
            await tell.WithEventAsync(mail.Add(to, "circle-table-host", $"circle-table-host:{table.Id:N}:{before:N}", address.LinkTo($"/group-sessions/{table.Id}"), secret: false, ("at", table.StartsAt), ("programme", table.Programme.Name)), table, (table.HostId, to), ct);
        return true;
    }
}

/// <summary>The same in every organisation.</summary>
[UseCase]
public sealed class TakeOutLeaversEverywhere(EachOrganisation each, TimeProvider clock)
{
    public async Task ExecuteAsync(CancellationToken ct)
    {
        await each.DoAsync("circles", TakeOutLeavers.InCircles, services => services.GetRequiredService<TakeOutLeavers>().FromCirclesAsync(ct), ct);
        await each.DoAsync("circles", TakeOutLeavers.TablesAt(clock.GetUtcNow()), services => services.GetRequiredService<TakeOutLeavers>().FromTablesAsync(ct), ct);
    }
}
