using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>One figure of the form: chosen or not, with numbers as typed.</summary>
public sealed class MeasureForm
{
    public string? Kpi { get; set; }
    public bool Chosen { get; set; }
    public string? Baseline { get; set; }
    public string? Target { get; set; }
}

public sealed class ObjectiveForm : StepForm
{
    public string? Purpose { get; set; }
    public string? Text { get; set; }
    public List<MeasureForm>? Measures { get; set; }
}

[UseCase]
public sealed class ChangeObjective(AppDb db, SettleStep settle)
{
    /// <param name="id">Null for a new one.</param>
    public Task<Outcome> ExecuteAsync(Guid programmeId, Guid? id, ObjectiveForm form, Saving saving, CancellationToken ct) => settle.ExecuteAsync(programmeId, saving, async programme =>
    {
        var all = await db.Objectives.Where(o => o.ProgrammeId == programmeId).ToListAsync(ct);
        var existing = all.SingleOrDefault(o => o.Id == id);
        if (id is not null && existing is null) return Outcome.NotFound;
        var outcome = Read(form, all.Count, isNew: id is null, out var measures);
        if (!outcome.Succeeded) return outcome;

        var (before, measuredBefore) = (existing?.Text, Say(existing?.Measures));
        if (existing is null)
        {
            existing = Objective.Of(programme, PurposePreset.Find(form.Purpose)?.Key ?? "", form.Text ?? "", all.Count == 0 ? 1 : all.Max(o => o.Position) + 1, measures);
            db.Objectives.Add(existing);
        }
        else existing.Change(form.Text ?? "", measures);
        return new Changes().Note("Objective", before, existing.Text).Note("Measures", measuredBefore, Say(existing.Measures), existing.Text);
    }, ct);

    public Task<Outcome> RemoveAsync(Guid programmeId, Guid id, Saving saving, CancellationToken ct) => settle.ExecuteAsync(programmeId, saving, async _ =>
    {
        if (await db.Objectives.SingleOrDefaultAsync(o => o.ProgrammeId == programmeId && o.Id == id, ct) is not { } objective) return Outcome.NotFound;
        db.Objectives.Remove(objective);
        return new Changes().Note("Objective", objective.Text, null);
    }, ct);

    private static Outcome Read(ObjectiveForm form, int already, bool isNew, out List<ObjectiveMeasure> measures)
    {
        var refusals = new List<Refusal>();
        measures = [];
        var text = form.Text?.Trim() ?? "";
        if (isNew && already >= Objective.Most) refusals.Add(new("", new("objective.refused.tooMany", ("n", Objective.Most))));
        if (text.Length == 0) refusals.Add(new(nameof(form.Text), new("refused.required")));
        if (text.Length > Objective.LongestText) refusals.Add(new(nameof(form.Text), new("refused.tooLong", ("max", Objective.LongestText), ("length", text.Length))));
        for (var i = 0; i < (form.Measures?.Count ?? 0); i++)
        {
            var row = form.Measures![i];
            // A number typed beside a figure that was not ticked means the figure: nobody types it for nothing.
            if (Kpi.Find(row.Kpi) is not { } kpi || !row.Chosen && string.IsNullOrWhiteSpace(row.Baseline) && string.IsNullOrWhiteSpace(row.Target)) continue;
            measures.Add(new(kpi.Key, Number(row.Baseline, kpi, $"Measures[{i}].Baseline", refusals), Number(row.Target, kpi, $"Measures[{i}].Target", refusals)));
        }
        if (measures.Count == 0 && refusals.Count == 0) refusals.Add(new("Measures[0].Chosen", new("objective.refused.unmeasured")));
        return Outcome.Refused(refusals);
    }

    /// <summary>With a point or a comma, as people write it.</summary>
    private static decimal? Number(string? typed, Kpi kpi, string field, List<Refusal> refusals)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (!decimal.TryParse(typed.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            refusals.Add(new(field, new("objective.refused.number")));
        else if (kpi.Unit == KpiUnit.Percent && number is < 0 or > 100) refusals.Add(new(field, new("objective.refused.percent")));
        else if (Math.Abs(number) > 1_000_000) refusals.Add(new(field, new("objective.refused.number")));
        else return number;
        return null;
    }

    private static string Say(IEnumerable<ObjectiveMeasure>? measures) => string.Join("; ", (measures ?? []).Select(m =>
        $"{m.Kpi} {m.Baseline?.ToString(CultureInfo.InvariantCulture) ?? "?"} → {m.Target?.ToString(CultureInfo.InvariantCulture) ?? "?"}"));
}
