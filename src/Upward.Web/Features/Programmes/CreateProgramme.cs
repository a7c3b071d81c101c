using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes;

/// <summary>Starts a programme as a draft that could run as it is. Whoever creates it runs it too, until somebody else is appointed.</summary>
[UseCase]
public sealed class CreateProgramme(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock, Texts texts)
{
    public Task<Outcome<Guid>> ExecuteAsync(ProgrammeFacts facts, CancellationToken ct) => ExecuteAsync(facts, null, ct);

    /// <param name="unitId">Whose it is. Who runs a unit begins programmes for that unit only.</param>
    public async Task<Outcome<Guid>> ExecuteAsync(ProgrammeFacts facts, Guid? unitId, CancellationToken ct)
    {
        if (!person.MayBeginProgrammes) return Outcome.NotFound;
        var outcome = Outcome.Refused([.. facts.Check().Refusals, .. (await CheckUnitAsync(unitId, ct)).Refusals]);
        if (!outcome.Succeeded) return outcome;

        var now = clock.GetUtcNow();
        var programme = Programme.Begin(db.OrganisationId, facts, person.Id, now);
        programme.BelongTo(unitId);
        db.Programmes.Add(programme);
        db.ProgrammeManagers.Add(ProgrammeManager.Grant(db.OrganisationId, programme.Id, person.Id, now, person.Id));
        db.AddRange(StartingPoint.Of(programme, await db.Levels.Select(l => l.Rank).ToListAsync(ct), texts));
        audit.Record("programme.created", "programme", programme.Id, programme.Name, new { programme.Preset });
        await db.SaveChangesAsync(ct);
        return programme.Id;
    }

    private async Task<Outcome> CheckUnitAsync(Guid? unitId, CancellationToken ct) =>
        !person.IsOrganisationAdmin && (unitId is not { } own || !person.UnitIds.Contains(own)) ? Outcome.RefusedAt("UnitId", "units.refused.own")
        : unitId is not null && !await db.Units.AnyAsync(u => u.Id == unitId, ct) ? Outcome.RefusedAt("UnitId", "units.refused.unknown")
        : Outcome.Done;
}
