using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Training;

public enum TrainingAct { Up, Down, Hide, Show, Require, Free, GateOn, GateOff }

/// <summary>Order, hiding, what is compulsory, and whether training comes before matching. Nothing of it touches what people have finished.</summary>
[UseCase]
public sealed class ArrangeTraining(AppDb db, CurrentPerson person, AuditLog audit, ReadTrainingPlan plans, TimeProvider clock)
{
    /// <summary>After how many months a track is due again; 0: never.</summary>
    public static readonly IReadOnlyList<int> Months = [0, 6, 12, 18, 24, 36];

    public async Task<Outcome> RefreshAsync(Guid programmeId, TrainingTrack track, int months, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        if (!Months.Contains(months) || !Enum.IsDefined(track)) return Outcome.Refused("training.refused.months");
        var settings = (await plans.OfAsync(programmeId, ct)).Settings;
        return await SaveAsync(programme, settings with { Refresh = new(settings.Refresh.Where(r => r.Key != track.ToString()).Append(new(track.ToString(), months)).Where(r => r.Value > 0)) }, new { refresh = track.ToString(), months }, ct);
    }

    public async Task<Outcome> ExecuteAsync(Guid programmeId, TrainingAct act, string unitKey, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        var plan = await plans.OfAsync(programmeId, ct);
        var unit = plan.Find(unitKey);
        if (unit is null && act is not (TrainingAct.GateOn or TrainingAct.GateOff)) return Outcome.Refused("training.refused.unit");
        if (act == TrainingAct.Require && unit!.IsHidden) return Outcome.Refused("training.refused.hidden", ("unit", unit.Title));

        return await SaveAsync(programme, Changed(plan, act, unit), new { act = act.ToString(), unit = unit?.Title }, ct);
    }

    private async Task<Outcome> SaveAsync(Programme programme, TrainingSettings settings, object what, CancellationToken ct)
    {
        var row = await db.ProgrammeTraining.SingleOrDefaultAsync(t => t.ProgrammeId == programme.Id, ct);
        if (row is null) db.ProgrammeTraining.Add(row = ProgrammeTraining.For(db.OrganisationId, programme.Id));
        row.Arrange(settings, person.Id, clock.GetUtcNow());
        audit.Record("training.arranged", "programme", programme.Id, programme.Name, what);
        // Another manager may have arranged in the same moment: the page shows what stands, and the act is one click.
        return await db.SaveSeenAsync(ct);
    }

    private static TrainingSettings Changed(TrainingPlan plan, TrainingAct act, TrainingUnit? unit)
    {
        var s = plan.Settings;
        return act switch
        {
            TrainingAct.GateOn => s with { BeforeMatching = true },
            TrainingAct.GateOff => s with { BeforeMatching = false },
            TrainingAct.Hide => s with { Hidden = [.. s.Hidden.Append(unit!.Key).Distinct()] },
            TrainingAct.Show => s with { Hidden = [.. s.Hidden.Where(k => k != unit!.Key)] },
            TrainingAct.Require => s with { Required = new(s.Required) { [unit!.Key] = true } },
            TrainingAct.Free => s with { Required = new(s.Required) { [unit!.Key] = false } },
            _ => s with { Order = new(s.Order) { [unit!.Track.ToString()] = Moved(plan, unit, act == TrainingAct.Up ? -1 : 1) } },
        };
    }

    private static List<string> Moved(TrainingPlan plan, TrainingUnit unit, int by)
    {
        var keys = plan.Of(unit.Track).Select(u => u.Key).ToList();
        var from = keys.IndexOf(unit.Key);
        var to = Math.Clamp(from + by, 0, keys.Count - 1);
        (keys[from], keys[to]) = (keys[to], keys[from]);
        return keys;
    }
}
