using Upward.Web.Data;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Curriculum.Editing;

public sealed class CurriculumStepForm : StepForm
{
    /// <summary>None ticked: everything.</summary>
    public List<string>? Packs { get; set; }
    /// <summary>The programme's own topics, one a line.</summary>
    public string? Topics { get; set; }
}

/// <summary>Which packs pairs find, and what else this programme is about.</summary>
public sealed class CurriculumStepPage(AppDb db, CurrentPerson person, Texts texts, ReadCurriculum curricula, ChooseCurriculum choose) : StepPage<CurriculumStepForm>(db, person, texts)
{
    public override string Step => "curriculum";
    public CurriculumPlan Plan { get; private set; } = null!;

    protected override async Task<CurriculumStepForm?> ReadAsync(CancellationToken ct)
    {
        var settings = (await curricula.OfAsync(Programme.Id, ct)).Settings;
        return new() { Packs = settings.Packs, Topics = string.Join('\n', settings.Topics.Select(t => t.Name)) };
    }

    protected override Task<Outcome> SaveAsync(CancellationToken ct) => choose.ExecuteAsync(Programme.Id, Input, Saving, ct);

    protected override async Task ShowAsync(CancellationToken ct) => Plan = await curricula.OfAsync(Programme.Id, ct);
}
