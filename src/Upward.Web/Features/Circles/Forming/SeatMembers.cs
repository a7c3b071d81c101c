using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Messages;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Circles;

/// <summary>What follows when somebody joins or leaves a circle: who reads along in its conversation, what stands in whose calendar, and a mail.</summary>
[UseCase]
public sealed class SeatMembers(AppDb db, MailComposer mail, PublicAddress address, TellOfGroupSession tell, TimeProvider clock)
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
        foreach (var session in await ComingAsync(circle.Id, ct)) await tell.AddAsync(session, joined, GroupNews.Planned, ct, $":{circle.Version}");
    }

    /// <summary>They leave the calendars of whoever has gone; a meeting whose host has gone passes to another host, or is cancelled.</summary>
    public async Task RemoveAsync(Circle circle, Guid gone, CancellationToken ct)
    {
        await SeatAsync(circle, ct);
        var next = circle.Present.FirstOrDefault(m => m.IsHost)?.PersonId;
        foreach (var session in await ComingAsync(circle.Id, ct))
        {
            var (seated, waiting) = (session.Seated.Select(r => r.PersonId).ToList(), session.Waiting.Select(r => r.PersonId).ToList());
            session.Release(gone);
            await tell.AddAsync(session, [gone], GroupNews.Cancelled, ct, $":{circle.Version}");
            if (session.HostId == gone && next is null && session.Cancel(null, clock.GetUtcNow()).Succeeded) await tell.AddAsync(session, [.. circle.Present.Select(m => m.PersonId)], GroupNews.Cancelled, ct);
            else await tell.SeatsAsync(session, seated, waiting, ct);
            if (session.HostId == gone && next is { } host) session.HandTo(host);
        }
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

    private async Task<List<GroupSession>> ComingAsync(Guid circleId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await db.GroupSessions.Include(s => s.Replies).Include(s => s.Programme).AsSplitQuery().Where(s => s.CircleId == circleId && s.CancelledAt == null && s.HeldSaidAt == null && s.StartsAt > now).OrderBy(s => s.StartsAt).ToListAsync(ct);
    }
}
