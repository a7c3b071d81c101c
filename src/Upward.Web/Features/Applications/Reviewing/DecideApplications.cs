using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Applications;

/// <param name="LeftOut">Names of those who could not be decided on: withdrawn meanwhile, or decided already.</param>
public sealed record DecidedApplications(Guid BatchId, int Count, IReadOnlyList<string> LeftOut, DateTimeOffset TellAt);

/// <summary>
/// Records a decision with its reason for one or for many. Nothing has happened yet: until the applicants are told, ten
/// minutes later or by "tell them now", it can be undone without a trace to them.
/// </summary>
[UseCase]
public sealed class DecideApplications(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public static readonly TimeSpan TimeToUndo = TimeSpan.FromMinutes(10);

    public async Task<Outcome<DecidedApplications>> ExecuteAsync(Guid programmeId, IReadOnlyList<Guid> ids, Verdict verdict, string reason, CancellationToken ct)
    {
        if (!person.ManagedProgrammeIds.Contains(programmeId)) return Outcome.NotFound;
        var chosen = await db.Applications.DecidableBy(person).Include(a => a.Person).Where(a => a.ProgrammeId == programmeId && ids.Contains(a.Id)).ToListAsync(ct);
        if (chosen.Count == 0) return Outcome.Refused("applications.refused.noneChosen");
        var (now, batch) = (clock.GetUtcNow(), Guid.CreateVersion7());
        var (tellAt, leftOut, decided) = (now + TimeToUndo, new List<string>(), new List<ProgrammeApplication>());
        foreach (var one in chosen)
        {
            var outcome = one.Decide(verdict, reason, person.Id, batch, tellAt, now);
            if (outcome.Succeeded) decided.Add(one);
            else if (outcome.Refusals[0].Field.Length > 0) return outcome;
            else leftOut.Add(one.Person.Name);
        }
        if (decided.Count == 0) return Outcome.Refused("applications.refused.noneLeft", ("names", string.Join(", ", leftOut.Take(3))));
        foreach (var one in decided) audit.Record("application.decided", "application", one.Id, one.Person.Name, new { programmeId, verdict = verdict.ToString(), batch });
        audit.Record("applications.decided", "programme", programmeId, await db.Programmes.Where(p => p.Id == programmeId).Select(p => p.Name).SingleAsync(ct), new { verdict = verdict.ToString(), n = decided.Count });
        var saved = await db.SaveSeenAsync(ct);
        return saved.Succeeded ? new DecidedApplications(batch, decided.Count, leftOut, tellAt) : saved;
    }
}

/// <summary>Takes back what was decided together, as far as nobody was told of it.</summary>
[UseCase]
public sealed class UndoDecisions(AppDb db, AuditLog audit, CurrentPerson person)
{
    public async Task<Outcome<int>> ExecuteAsync(Guid programmeId, Guid batchId, CancellationToken ct)
    {
        if (!person.ManagedProgrammeIds.Contains(programmeId)) return Outcome.NotFound;
        var batch = await db.Applications.DecidableBy(person).Include(a => a.Person).Where(a => a.ProgrammeId == programmeId && a.BatchId == batchId).ToListAsync(ct);
        var undone = batch.Where(a => a.Undo().Succeeded).ToList();
        if (undone.Count == 0) return Outcome.Refused("applications.refused.told");
        foreach (var one in undone) audit.Record("application.undone", "application", one.Id, one.Person.Name, new { programmeId, batch = batchId });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refused("applications.refused.told");
        }
        return undone.Count;
    }
}
