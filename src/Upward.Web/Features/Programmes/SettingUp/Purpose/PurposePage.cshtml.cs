using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.SettingUp;

public sealed class PurposeForm : StepForm
{
    public List<string>? Purposes { get; set; }
    public string? Purpose { get; set; }
}

public sealed class PurposePage(AppDb db, CurrentPerson person, Texts texts, SettleStep settle) : StepPage<PurposeForm>(db, person, texts)
{
    public override string Step => "purpose";

    protected override Task<PurposeForm?> ReadAsync(CancellationToken ct) => Task.FromResult<PurposeForm?>(new() { Purposes = Programme.Purposes, Purpose = Programme.Purpose });

    protected override async Task<Outcome> SaveAsync(CancellationToken ct)
    {
        var chosen = PurposePreset.Known(Input.Purposes);
        return chosen.Count == 0 && string.IsNullOrWhiteSpace(Input.Purpose)
            ? Outcome.RefusedAt(nameof(PurposeForm.Purposes), "purpose.refused.none")
            : await settle.ExecuteAsync(Programme.Id, Saving, facts => facts with { Purposes = chosen, Purpose = Input.Purpose ?? "" }, ct);
    }
}
