using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Endings;
using Upward.Web.Features.Identity;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Circles;

/// <summary>
/// The clock after a circle is closed: the same days as for a pair. Its members are told two weeks before, with the way to take
/// along what they may read; then messages, notes, actions and agendas are deleted. The note of an open table goes as many days
/// after it took place. Safe to run twice.
/// </summary>
[UseCase]
public sealed class ForgetEndedCircles(AppDb db, MailComposer mail, PublicAddress address, AuditLog audit, TimeProvider clock)
{
    public static Expression<Func<Circle, bool>> WarnAt(DateTimeOffset now)
    {
        var limit = now.AddDays(ForgetEndedPairs.WarnDays - ForgetEndedPairs.Days);
        return c => c.ClosedAt != null && c.ClosedAt <= limit && c.ForgetWarnedAt == null && c.ForgottenAt == null;
    }

    public static Expression<Func<Circle, bool>> ForgetAt(DateTimeOffset now)
    {
        var (limit, warned) = (now.AddDays(-ForgetEndedPairs.Days), now.AddDays(-ForgetEndedPairs.WarnDays));
        return c => c.ClosedAt != null && c.ClosedAt <= limit && c.ForgetWarnedAt <= warned && c.ForgottenAt == null;
    }

    public static Expression<Func<GroupSession, bool>> TablesAt(DateTimeOffset now)
    {
        var limit = now.AddDays(-ForgetEndedPairs.Days);
        return s => s.CircleId == null && s.EndsAt <= limit && s.ForgottenAt == null;
    }

    public async Task ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var id in await db.Circles.Where(WarnAt(now)).Select(c => c.Id).ToListAsync(ct)) await OneAsync(id, WarnAt(now), c => WarnAsync(c, now, ct), ct);
        foreach (var id in await db.Circles.Where(ForgetAt(now)).Select(c => c.Id).ToListAsync(ct)) await OneAsync(id, ForgetAt(now), c => ForgetAsync(c, now, ct), ct);
        await ForgetTablesAsync(now, ct);
        db.ChangeTracker.Clear();
    }

    private async Task OneAsync(Guid id, Expression<Func<Circle, bool>> due, Func<Circle, Task> work, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await db.InTransactionAsync(async () =>
        {
            await db.LockAsync<Circle>([id], ct);
            if (await db.Circles.WithAll().Where(due).SingleOrDefaultAsync(c => c.Id == id, ct) is not { } circle) return Outcome.NotFound;
            await work(circle);
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, ct);
    }

    private async Task WarnAsync(Circle circle, DateTimeOffset now, CancellationToken ct)
    {
        circle.WarnOfForgetting(now);
        var end = circle.ClosedAt!.Value.AddDays(ForgetEndedPairs.Days);
        foreach (var (id, to) in await db.ReachableAsync([.. circle.Present.Select(m => m.PersonId)], ct))
            mail.Add(to, "circle-forget-soon", $"circle-forget-soon:{circle.Id:N}:{id:N}", address.LinkTo($"/circles/{circle.Id}/export"), secret: false, ("programme", circle.Programme.Name), ("at", end > now.AddDays(ForgetEndedPairs.WarnDays) ? end : now.AddDays(ForgetEndedPairs.WarnDays)));
    }

    private async Task ForgetAsync(Circle circle, DateTimeOffset now, CancellationToken ct)
    {
        // Messages, files and members go with it.
        await db.MessageThreads.Where(t => t.CircleId == circle.Id).ExecuteDeleteAsync(ct);
        await db.GroupNotes.Where(n => db.GroupSessions.Any(s => s.Id == n.GroupSessionId && s.CircleId == circle.Id)).ExecuteDeleteAsync(ct);
        await db.CircleActions.Where(a => a.CircleId == circle.Id).ExecuteDeleteAsync(ct);
        foreach (var session in await db.GroupSessions.Where(s => s.CircleId == circle.Id).ToListAsync(ct)) session.Forget(now);
        circle.Forget(now);
        audit.Record("circle.forgotten", "circle", circle.Id, circle.Name);
    }

    private async Task ForgetTablesAsync(DateTimeOffset now, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (await db.GroupSessions.Where(TablesAt(now)).Select(s => s.Id).ToListAsync(ct) is not { Count: > 0 } due) return;
        await db.InTransactionAsync(async () =>
        {
            await db.LockAsync<GroupSession>(due, ct);
            // Another node may have been at it meanwhile.
            var tables = await db.GroupSessions.Where(TablesAt(now)).Where(s => due.Contains(s.Id)).ToListAsync(ct);
            tables.ForEach(s => s.Forget(now));
            await db.GroupNotes.Where(n => due.Contains(n.GroupSessionId)).ExecuteDeleteAsync(ct);
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, ct);
    }
}

/// <summary>The same in every organisation.</summary>
[UseCase]
public sealed class ForgetEndedCirclesEverywhere(EachOrganisation each, TimeProvider clock)
{
    public async Task ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        Task RunAsync(IServiceProvider services) => services.GetRequiredService<ForgetEndedCircles>().ExecuteAsync(ct);
        await each.DoAsync("circles", ForgetEndedCircles.WarnAt(now), RunAsync, ct);
        await each.DoAsync("circles", ForgetEndedCircles.ForgetAt(now), RunAsync, ct);
        await each.DoAsync("circles", ForgetEndedCircles.TablesAt(now), RunAsync, ct);
    }
}
