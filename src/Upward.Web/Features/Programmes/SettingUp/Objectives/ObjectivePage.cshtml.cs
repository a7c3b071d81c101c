using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.SettingUp;

public sealed class ObjectivePage(AppDb db, CurrentPerson person, Texts texts, ChangeObjective change) : StepPage<ObjectiveForm>(db, person, texts)
{
    public override string Step => "objectives";
    protected override string Back => Here + "/objectives";

    [FromRoute]
    public Guid? ObjectiveId { get; set; }
    /// <summary>Begins a new one with the words and the figures of this purpose.</summary>
    [BindProperty(SupportsGet = true, Name = "purpose")]
    public string? From { get; set; }

    protected override async Task<ObjectiveForm?> ReadAsync(CancellationToken ct)
    {
        if (ObjectiveId is { } id)
            return await Db.Objectives.AsNoTracking().SingleOrDefaultAsync(o => o.ProgrammeId == Programme.Id && o.Id == id, ct) is { } objective
                ? FormOf(objective.Purpose, objective.Text, objective.Measures) : null;
        return PurposePreset.Find(From) is { } preset
            ? FormOf(preset.Key, T[$"purpose.{preset.Key}.objective"], [.. preset.Kpis.Select(k => new ObjectiveMeasure(k, null, null))])
            : FormOf("", "", []);
    }

    protected override Task<Outcome> SaveAsync(CancellationToken ct) => change.ExecuteAsync(Programme.Id, ObjectiveId, Input, Saving, ct);

    public async Task<IActionResult> OnPostRemoveAsync(Guid programmeId, CancellationToken ct) =>
        await FindAsync(programmeId, ct) && ObjectiveId is { } id ? await AnswerAsync(await change.RemoveAsync(programmeId, id, Saving, ct), ct) : NotFound();

    /// <summary>The figures that belong to its purpose or are chosen stand first.</summary>
    private static ObjectiveForm FormOf(string purpose, string text, List<ObjectiveMeasure> measures)
    {
        var first = measures.Select(m => m.Kpi).Union(PurposePreset.Find(purpose)?.Kpis ?? []).ToList();
        return new()
        {
            Purpose = purpose, Text = text,
            Measures = [.. first.Concat(Kpi.All.Select(k => k.Key).Except(first)).Select(key => (Key: key, Measure: measures.Find(m => m.Kpi == key)))
                .Select(x => new MeasureForm { Kpi = x.Key, Chosen = x.Measure is not null, Baseline = Text(x.Measure?.Baseline), Target = Text(x.Measure?.Target) })],
        };
        static string? Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>How many rows are open at once; the rest lies under a word.</summary>
    public int First => Math.Max(3, Input.Measures?.FindLastIndex(m => m.Chosen || PurposePreset.Find(Input.Purpose)?.Kpis.Contains(m.Kpi) == true) + 1 ?? 0);
}
