using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Enrolment;

/// <param name="LeftOut">Names of those to whom it could not be done.</param>
public sealed record ChangedParticipants(int Changed, IReadOnlyList<string> LeftOut);

/// <summary>Takes people out of a programme. Their profile is kept for a return; who is in a running pair stays until it has ended.</summary>
[UseCase]
public sealed class WithdrawParticipants(AppDb db, AuditLog audit, CurrentPerson person, TakeOutLeavers circles, TimeProvider clock)
{
    public async Task<Outcome<ChangedParticipants>> ExecuteAsync(Guid programmeId, IReadOnlyList<Guid> enrolmentIds, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        var chosen = await db.Enrolments.Include(e => e.Person).Where(e => e.ProgrammeId == programmeId && e.WithdrawnAt == null && enrolmentIds.Contains(e.Id)).ToListAsync(ct);
        if (chosen.Count == 0) return Outcome.Refused("participants.refused.noneChosen");

        var ids = chosen.Select(e => e.Id).ToList();
        var running = await db.Mentorships.Where(m => m.EndedAt == null && (ids.Contains(m.MentorEnrolmentId) || ids.Contains(m.MenteeEnrolmentId)))
            .Select(m => new { m.MentorEnrolmentId, m.MenteeEnrolmentId }).ToListAsync(ct);
        var paired = running.SelectMany(m => new[] { m.MentorEnrolmentId, m.MenteeEnrolmentId }).ToHashSet();
        var free = chosen.Where(e => !paired.Contains(e.Id)).ToList();
        var leftOut = chosen.Where(e => paired.Contains(e.Id)).Select(e => e.Person.Name).ToList();
        if (free.Count == 0) return Outcome.Refused("participants.refused.inPair", ("n", leftOut.Count), ("names", string.Join(", ", leftOut.Take(5))));

        foreach (var enrolment in free)
        {
            enrolment.Withdraw(clock.GetUtcNow());
            audit.Record("participant.withdrawn", "enrolment", enrolment.Id, enrolment.Person.Name, new { programme = programme.Name, programmeId });
        }
        await db.SaveChangesAsync(ct);
        // The run of every ten minutes would do it too: this way they read along not a moment longer.
        await circles.ExecuteAsync(ct);
        return new ChangedParticipants(free.Count, leftOut);
    }
}

[UseCase]
public sealed class SetCapacities(AppDb db, AuditLog audit, CurrentPerson person)
{
    public async Task<Outcome<ChangedParticipants>> ExecuteAsync(Guid programmeId, IReadOnlyList<Guid> enrolmentIds, int capacity, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        var chosen = await db.Enrolments.Where(e => e.ProgrammeId == programmeId && e.WithdrawnAt == null && enrolmentIds.Contains(e.Id)).ToListAsync(ct);
        if (chosen.Count == 0) return Outcome.Refused("participants.refused.noneChosen");
        foreach (var enrolment in chosen)
        {
            var outcome = enrolment.SetCapacity(capacity);
            if (!outcome.Succeeded) return outcome;
        }
        audit.Record("participants.capacity", "programme", programmeId, programme.Name, new { capacity, people = chosen.Count });
        await db.SaveChangesAsync(ct);
        return new ChangedParticipants(chosen.Count, []);
    }
}
