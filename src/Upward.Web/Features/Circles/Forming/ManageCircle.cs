using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Circles;

/// <summary>What a manager may do with a circle of the programme: its frame and who is in it. What is said in it is not theirs.</summary>
[UseCase]
public sealed class ManageCircle(AppDb db, CurrentPerson person, SeatMembers seat, AuditLog audit, TimeProvider clock)
{
    public async Task<Circle?> FindAsync(Guid programmeId, Guid circleId, CancellationToken ct) =>
        await db.Programmes.ManageableBy(person).AnyAsync(p => p.Id == programmeId, ct) ? await db.Circles.WithAll().SingleOrDefaultAsync(c => c.Id == circleId && c.ProgrammeId == programmeId, ct) : null;

    public Task<Outcome> ChangeAsync(Guid programmeId, Guid circleId, CircleFacts facts, int seen, CancellationToken ct) => DoAsync(programmeId, circleId, circle =>
        Task.FromResult(circle.Version == seen ? circle.Change(facts with { Kind = circle.Kind }) : Outcome.Refused("refused.changedMeanwhile")), ct);

    public Task<Outcome> AdmitAsync(Guid programmeId, Guid circleId, Guid enrolmentId, CancellationToken ct) => DoAsync(programmeId, circleId, async circle =>
    {
        if (await db.Enrolments.AsNoTracking().SingleOrDefaultAsync(e => e.Id == enrolmentId && e.ProgrammeId == programmeId && e.WithdrawnAt == null, ct) is not { } one) return Outcome.RefusedAt("Chosen", "circle.refused.choose");
        var member = circle.Admit(one.PersonId, one.Role, circle.Kind == CircleKind.Circle && one.Role == ProgrammeRole.Mentor ? CircleRole.Host : CircleRole.Member, person.Id, clock.GetUtcNow());
        if (!member.Succeeded) return member.Result;
        await seat.AddAsync(circle, [one.PersonId], ct);
        return Outcome.Done;
    }, ct);

    /// <summary>Another host of supervision, from outside the line.</summary>
    public Task<Outcome> AdmitHostAsync(Guid programmeId, Guid circleId, Guid personId, CancellationToken ct) => DoAsync(programmeId, circleId, async circle =>
    {
        if (circle.Kind != CircleKind.Supervision || !(await FormCircle.HostsAsync(db, programmeId, ct)).ContainsKey(personId)) return Outcome.RefusedAt("HostId", "circle.refused.outside");
        var member = circle.Admit(personId, null, CircleRole.Host, person.Id, clock.GetUtcNow());
        if (!member.Succeeded) return member.Result;
        await seat.AddAsync(circle, [personId], ct);
        return Outcome.Done;
    }, ct);

    public Task<Outcome> RemoveAsync(Guid programmeId, Guid circleId, Guid personId, CancellationToken ct) => DoAsync(programmeId, circleId, async circle =>
    {
        if (!circle.Runs) return Outcome.Refused("circle.refused.closed");
        var left = circle.Leave(personId, clock.GetUtcNow());
        if (left.Succeeded) await seat.RemoveAsync(circle, [left.Value], person.Id, ct);
        return left.Result;
    }, ct);

    public Task<Outcome> HostAsync(Guid programmeId, Guid circleId, Guid personId, bool hosts, CancellationToken ct) => DoAsync(programmeId, circleId, circle => Task.FromResult(circle.LetHost(personId, hosts)), ct);

    public Task<Outcome> CloseAsync(Guid programmeId, Guid circleId, CancellationToken ct) => DoAsync(programmeId, circleId, async circle =>
    {
        var outcome = circle.Close(person.Id, clock.GetUtcNow());
        if (!outcome.Succeeded) return outcome;
        await seat.CloseAsync(circle, ct);
        audit.Record("circle.closed", "circle", circle.Id, circle.Name);
        return outcome;
    }, ct);

    private Task<Outcome> DoAsync(Guid programmeId, Guid circleId, Func<Circle, Task<Outcome>> what, CancellationToken ct) => db.InTransactionAsync(async () =>
    {
        await db.LockAsync<Circle>([circleId], ct);
        if (await FindAsync(programmeId, circleId, ct) is not { } circle) return Outcome.NotFound;
        var outcome = await what(circle);
        return outcome.Succeeded ? await db.SaveSeenAsync(ct) : outcome;
    }, ct);
}

/// <summary>Going, without a reason. The others see that somebody is not there any more, and nothing else.</summary>
[UseCase]
public sealed class LeaveCircle(AppDb db, CurrentPerson person, SeatMembers seat, TimeProvider clock)
{
    public Task<Outcome> ExecuteAsync(Guid circleId, CancellationToken ct) => db.InTransactionAsync(async () =>
    {
        await db.LockAsync<Circle>([circleId], ct);
        if (await db.Circles.LivedBy(person).WithAll().SingleOrDefaultAsync(c => c.Id == circleId, ct) is not { } circle) return Outcome.NotFound;
        var left = circle.Leave(person.Id, clock.GetUtcNow());
        if (!left.Succeeded) return left.Result;
        await seat.RemoveAsync(circle, [left.Value], person.Id, ct);
        return await db.SaveSeenAsync(ct);
    }, ct);
}
