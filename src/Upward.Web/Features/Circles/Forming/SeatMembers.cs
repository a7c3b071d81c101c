using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Messages;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Circles;

/// <summary>What follows when somebody joins or leaves a circle: who reads along in its conversation, what stands in whose calendar, and a mail.</summary>
[UseCase]
public sealed class SeatMembers(AppDb db, MailComposer mail, PublicAddress address, TellOfGroupSession tell, FindManagers managers, TimeProvider clock)
{
    /// <param name="circle">With its members.</param>
    /// <param name="joined">Among them.</param>
    /// <param name="ct">Stops it before anything is kept.</param>
    public async Task AddAsync(Circle circle, IReadOnlyCollection<Guid> joined, CancellationToken ct)
    {
        await SeatAsync(circle, ct);
        var programme = await db.Programmes.Where(p => p.Id == circle.ProgrammeId).Select(p => p.Name).SingleAsync(ct);
        foreach (var (id, to) in await db.ReachableAsync(joined, ct))
            mail.Add(to, circle.Kind == CircleKind.Supervision ? "circle-supervision" : "circle-joined", $"circle-joined:{circle.Present.Single(m => m.PersonId == id).Id:N}", address.LinkTo($"/circles/{circle.Id}"), secret: false, ("programme", programme), ("n", circle.Present.Count()));
        await LockComingAsync(circle.Id, ct);
        foreach (var session in await ComingAsync(circle.Id, ct))
        {
            var others = circle.Present.Where(m => m.PersonId != session.HostId).Select(m => m.PersonId).ToList();
            session.MakeRoom(others.Except(joined).Count(), others.Count);
            await tell.AddAsync(session, joined, GroupNews.Planned, ct, $":{circle.Version}");
        }
    }

    /// <summary>
    /// Its meetings leave the calendars of whoever has gone, and whoever waits moves up; a meeting whose host has gone passes to another
    /// host, or is cancelled. The hosts are told, in the same words whatever the cause. A circle that nobody is left in is closed.
    /// </summary>
    /// <param name="circle">With its members, and locked.</param>
    /// <param name="gone">Of its members, those who have just left.</param>
    /// <param name="by">Who did it, and needs no mail about it; null: nobody at the keyboard.</param>
    /// <param name="ct">Stops it before anything is kept.</param>
    public async Task RemoveAsync(Circle circle, IReadOnlyCollection<CircleMember> gone, Guid? by, CancellationToken ct)
    {
        await SeatAsync(circle, ct);
        var people = gone.Select(m => m.PersonId).ToList();
        var next = circle.Present.FirstOrDefault(m => m.IsHost)?.PersonId;
        var handed = 0;
        await LockComingAsync(circle.Id, ct);
        foreach (var session in await ComingAsync(circle.Id, ct))
        {
            var (seated, waiting) = (session.Seated.Select(r => r.PersonId).ToList(), session.Waiting.Select(r => r.PersonId).ToList());
            people.ForEach(session.Release);
            await tell.AddAsync(session, people, GroupNews.Cancelled, ct, $":{circle.Version}");
            if (people.Contains(session.HostId) && next is null)
            {
                if (session.Cancel(null, clock.GetUtcNow()).Succeeded) await tell.AddAsync(session, [.. circle.Present.Select(m => m.PersonId)], GroupNews.Cancelled, ct);
                continue;
            }
            if (people.Contains(session.HostId))
            {
                session.HandTo(next!.Value, clock.GetUtcNow());
                handed++;
                await tell.HostAsync(session, circle.Present.Select(m => m.PersonId), seated, waiting, ct);
            }
            await tell.SeatsAsync(session, seated, waiting, ct);
        }
        var empty = circle.Runs && !circle.Present.Any() && circle.Close(null, clock.GetUtcNow()).Succeeded;
        await TellHostsAsync(circle, gone, next, handed, by, ct);
        await TellManagersAsync(circle, gone, empty, by, ct);
    }

    private async Task TellHostsAsync(Circle circle, IReadOnlyCollection<CircleMember> gone, Guid? next, int handed, Guid? by, CancellationToken ct)
    {
        var programme = await db.Programmes.Where(p => p.Id == circle.ProgrammeId).Select(p => p.Name).SingleAsync(ct);
        foreach (var (id, to) in await db.ReachableAsync([.. circle.Present.Where(m => m.IsHost && m.PersonId != by).Select(m => m.PersonId)], ct))
            mail.Add(to, "circle-gone", $"circle-gone:{gone.First().Id:N}:{id:N}", address.LinkTo($"/circles/{circle.Id}"), secret: false,
                ("who", string.Join(", ", gone.Select(m => m.Person.CallName))), ("n", gone.Count), ("programme", programme), ("handed", id == next ? handed : 0));
    }

    /// <summary>The last mentor of a circle has gone, or the last host: somebody has to step in.</summary>
    private async Task TellManagersAsync(Circle circle, IReadOnlyCollection<CircleMember> gone, bool empty, Guid? by, CancellationToken ct)
    {
        var alone = gone.Any(m => m.Side == ProgrammeRole.Mentor) && !circle.Present.Any(m => m.Side == ProgrammeRole.Mentor) || gone.Any(m => m.IsHost) && !circle.Present.Any(m => m.IsHost);
        if (!alone && !empty) return;
        var programme = await db.Programmes.Where(p => p.Id == circle.ProgrammeId).Select(p => p.Name).SingleAsync(ct);
        var kind = empty ? "circle-empty" : "circle-alone";
        foreach (var (id, to) in await db.ReachableAsync([.. (await managers.OfAsync(circle.ProgrammeId, ct)).Where(p => p != by)], ct))
            mail.Add(to, kind, $"{kind}:{gone.First().Id:N}:{id:N}", address.LinkTo($"/programmes/{circle.ProgrammeId}/circles/{circle.Id}"), secret: false, ("programme", programme), ("kind", circle.Kind.ToString()));
    }

    /// <summary>What was planned leaves everybody's calendar; what was written stays to be read.</summary>
    public async Task CloseAsync(Circle circle, CancellationToken ct)
    {
        foreach (var session in await ComingAsync(circle.Id, ct))
            if (session.Cancel(null, clock.GetUtcNow()).Succeeded) await tell.AddAsync(session, [.. circle.Present.Select(m => m.PersonId)], GroupNews.Cancelled, ct);
    }

    private async Task SeatAsync(Circle circle, CancellationToken ct)
    {
        var thread = await db.MessageThreads.Include(t => t.Members).SingleOrDefaultAsync(t => t.CircleId == circle.Id, ct);
        if (thread is null) db.MessageThreads.Add(thread = MessageThread.OfCircle(circle.OrganisationId, circle.Id, clock.GetUtcNow()));
        thread.Seat([.. circle.Present.Select(m => m.PersonId)]);
    }

    private async Task<List<GroupSession>> ComingAsync(Guid circleId, CancellationToken ct) =>
        await Coming(circleId).Include(s => s.Replies).Include(s => s.Programme).AsSplitQuery().OrderBy(s => s.StartsAt).ThenBy(s => s.Id).ToListAsync(ct);

    private async Task LockComingAsync(Guid circleId, CancellationToken ct) => await db.LockAsync<GroupSession>(await Coming(circleId).Select(s => s.Id).ToListAsync(ct), ct);

    private IQueryable<GroupSession> Coming(Guid circleId)
    {
        var now = clock.GetUtcNow();
        return db.GroupSessions.Where(s => s.CircleId == circleId && s.CancelledAt == null && s.HeldSaidAt == null && s.StartsAt > now);
    }
}
