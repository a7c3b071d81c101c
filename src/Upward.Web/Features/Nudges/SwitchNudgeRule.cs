using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Nudges;

/// <summary>Turns a rule of a programme on, with its number of days, or off.</summary>
[UseCase]
public sealed class SwitchNudgeRule(AppDb db, CurrentPerson person, AuditLog audit, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, NudgeKind kind, bool on, int days, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        if (on && NudgeRule.Check(days) is { Succeeded: false } wrong) return wrong;
        var rule = await db.NudgeRules.SingleOrDefaultAsync(r => r.ProgrammeId == programmeId && r.Kind == kind, ct);
        if (!on && rule is not { IsOn: true }) return Outcome.Done;
        if (rule is null) db.NudgeRules.Add(rule = NudgeRule.For(db.OrganisationId, programmeId, kind));
        if (on) rule.SwitchOn(days, person.Id, clock.GetUtcNow());
        else rule.SwitchOff(clock.GetUtcNow());
        audit.Record(on ? "nudges.rule.on" : "nudges.rule.off", "programme", programmeId, programme.Name, new { kind = kind.ToString(), rule.Days });
        return await db.SaveSeenAsync(ct);
    }
}
