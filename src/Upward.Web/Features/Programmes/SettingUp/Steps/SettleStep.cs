using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <param name="Seen">How often the step had been saved when its form was shown: two managers must not overwrite each other
/// unseen. Null for a single act, such as naming a sponsor, that overwrites nothing.</param>
public sealed record Saving(string Step, int? Seen, string Why);

/// <summary>One save of one step: loads through the person, lets the step decide, keeps what changed and why, all in one.</summary>
[UseCase]
public sealed class SettleStep(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, Saving saving, Func<Programme, Task<Outcome<Changes>>> decide, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        if (saving.Seen is { } seen && await db.ProgrammeChanges.CountAsync(c => c.ProgrammeId == programmeId && c.Step == saving.Step, ct) != seen)
            return Outcome.Refused("refused.changedMeanwhile");
        var decided = await decide(programme);
        if (!decided.Succeeded) return decided.Result;
        if (saving.Why.Trim().Length > LongestWhy) return Outcome.RefusedAt(nameof(StepForm.Why), "refused.tooLong", ("max", LongestWhy), ("length", saving.Why.Trim().Length));
        // Before the launch nobody was told anything yet; afterwards people rely on it, and whoever comes later must find the reason.
        if (saving.Seen is not null && programme.LaunchedAt is not null && decided.Value.All.Count > 0 && string.IsNullOrWhiteSpace(saving.Why))
            return Outcome.RefusedAt(nameof(StepForm.Why), "setup-step.refused.why");

        programme.Touch();
        db.ProgrammeChanges.Add(ProgrammeChange.Of(programme, saving.Step, decided.Value, saving.Why, person.Id, clock.GetUtcNow()));
        audit.Record("programme.changed", "programme", programme.Id, programme.Name, new { step = saving.Step, changed = decided.Value.All, why = saving.Why });
        return await db.SaveSeenAsync(ct);
    }

    /// <summary>For steps that only change facts of the programme itself.</summary>
    public Task<Outcome> ExecuteAsync(Guid programmeId, Saving saving, Func<ProgrammeFacts, ProgrammeFacts> change, CancellationToken ct) =>
        ExecuteAsync(programmeId, saving, programme =>
        {
            var before = programme.Facts;
            var outcome = programme.Change(change(before));
            return Task.FromResult<Outcome<Changes>>(outcome.Succeeded ? Changes.Between(before, programme.Facts) : outcome);
        }, ct);

    private const int LongestWhy = 1000;
}
