using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.SettingUp;

public sealed class FrameForm : StepForm
{
    public string? Name { get; set; }
    public ProgrammeKind Kind { get; set; }
    public Formality Formality { get; set; }
    public string? MentorLabel { get; set; }
    public string? MenteeLabel { get; set; }
    public int? MentorCapacity { get; set; }
    public int? MenteeCapacity { get; set; }
    /// <summary>Only sent by the second form: takes all numbers of another shape.</summary>
    public string? Preset { get; set; }
}

public sealed class FramePage(AppDb db, CurrentPerson person, Texts texts, SettleStep settle) : StepPage<FrameForm>(db, person, texts)
{
    public override string Step => "frame";

    protected override Task<FrameForm?> ReadAsync(CancellationToken ct) => Task.FromResult<FrameForm?>(new()
    {
        Name = Programme.Name, Kind = Programme.Kind, Formality = Programme.Formality, MentorLabel = Programme.MentorLabel, MenteeLabel = Programme.MenteeLabel,
        MentorCapacity = Programme.MentorCapacity, MenteeCapacity = Programme.MenteeCapacity, Preset = Programme.Preset,
    });

    protected override Task<Outcome> SaveAsync(CancellationToken ct) => settle.ExecuteAsync(Programme.Id, Saving, facts => facts with
    {
        Name = Input.Name ?? "", Kind = Input.Kind, Formality = Input.Formality, MentorLabel = Input.MentorLabel ?? "", MenteeLabel = Input.MenteeLabel ?? "",
        MentorCapacity = Input.MentorCapacity ?? 0, MenteeCapacity = Input.MenteeCapacity ?? 0,
    }, ct);

    /// <summary>All numbers of another tried shape at once; the start, the name and the purpose stay.</summary>
    public async Task<IActionResult> OnPostPresetAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        var chosen = ProgrammePreset.Find(Input.Preset);
        var outcome = chosen is null ? Outcome.RefusedAt(nameof(FrameForm.Preset), "refused.required") : await settle.ExecuteAsync(programmeId, Saving, facts => chosen.FactsStarting(facts.StartsOn) with
        {
            Name = facts.Name, Purpose = facts.Purpose, Purposes = facts.Purposes, MentorLabel = facts.MentorLabel, MenteeLabel = facts.MenteeLabel,
        }, ct);
        if (outcome.Refusals.Count > 0) { var (preset, why) = (Input.Preset, Input.Why); Input = (await ReadAsync(ct))!; (Input.Preset, Input.Why) = (preset, why); }
        return await AnswerAsync(outcome, ct);
    }
}

internal sealed class FrameStep(AppDb db, Texts texts) : ISetupStep
{
    public string Key => "frame";
    public int Order => 30;
    public string Path => "/setup/frame";

    public async Task<StepStanding> StandingAsync(Programme programme, CancellationToken ct)
    {
        var arguments = new (string, object?)[] { ("kind", texts["programme.kind." + programme.Kind]), ("formality", texts["formality." + programme.Formality]) };
        return await db.ProgrammeChanges.AnyAsync(c => c.ProgrammeId == programme.Id && c.Step == Key, ct)
            ? StepStanding.Settled("setup-step.frame.says", arguments) : StepStanding.Default("setup-step.frame.says", arguments);
    }
}
