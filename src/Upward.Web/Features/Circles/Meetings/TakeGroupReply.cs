using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Circles;

/// <summary>What somebody's calendar answers to a group session: the same as a press on its page, for whoever was invited and may still come.</summary>
[UseCase]
public sealed class TakeGroupReply(AppDb db, OrganisationScope scope, ChangeGroupSession change, TimeProvider clock)
{
    /// <param name="id">The event's.</param>
    /// <param name="fromKey">The address that the mail comes from, and that the answer names.</param>
    /// <param name="attendance">What they say.</param>
    /// <param name="sequence">Of the event that they answer to.</param>
    /// <param name="at">When they said it.</param>
    /// <param name="ct">Stops it before anything is kept.</param>
    /// <returns>Whether it changed anything.</returns>
    public async Task<bool> ExecuteAsync(Guid id, string fromKey, Attendance attendance, int sequence, DateTimeOffset at, CancellationToken ct)
    {
        Guid organisation;
        using (scope.UseInstallation()) organisation = await db.GroupSessions.IgnoreQueryFilters().Where(s => s.Id == id).Select(s => s.OrganisationId).SingleOrDefaultAsync(ct);
        if (organisation == Guid.Empty) return false;
        using var own = scope.UseFor(organisation);
        return (await db.InTransactionAsync(async () =>
        {
            await db.LockAsync<GroupSession>([id], ct);
            if (await db.GroupSessions.Include(s => s.Replies).Include(s => s.Programme).AsSplitQuery().SingleOrDefaultAsync(s => s.Id == id, ct) is not { IsOpen: true } session || session.StartsAt <= clock.GetUtcNow()) return Outcome.NotFound;
            if (await db.People.Where(p => p.EmailKey == fromKey && p.LeftAt == null).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(ct) is not { } person || !await MayComeAsync(session, person, ct)) return Outcome.NotFound;
            return await change.TakeAsync(session, person, attendance, sequence, at, ct) ? await db.SaveSeenAsync(ct) : Outcome.NotFound;
        }, ct)).Succeeded;
    }

    private async Task<bool> MayComeAsync(GroupSession session, Guid person, CancellationToken ct) => session.CircleId is { } circle
        ? await db.CircleMembers.AnyAsync(m => m.CircleId == circle && m.PersonId == person && m.LeftAt == null && m.Circle.ClosedAt == null, ct)
        : session.HostId == person || session.Replies.Exists(r => r.PersonId == person) && await db.Enrolments.AnyAsync(e => e.ProgrammeId == session.ProgrammeId && e.PersonId == person && e.WithdrawnAt == null, ct);
}
