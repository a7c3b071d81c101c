using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Upward.Web.Features.Identity.SigningIn;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Setup.Pages;

[AllowAnonymous]
public sealed class ProgrammeStep(SetUpProgress progress, SetUpState state, Texts texts, CreateProgramme create, FinishSetUp finish, OpenSession session, IServiceProvider services, TimeProvider clock) : SetUpPage(progress, state, texts)
{
    public sealed class Form
    {
        public string Preset { get; set; } = ProgrammePreset.All[0].Key;
        public string Name { get; set; } = "";
        public DateOnly? StartsOn { get; set; }
    }

    /// <summary>The shapes that fit a first programme; the others are one click away later.</summary>
    public static IEnumerable<ProgrammePreset> Offered => ProgrammePreset.All.Where(p => p.Key is "standard" or "pilot" or "inclusion" or "flash");

    public override SetUpStep Step => SetUpStep.Programme;
    public bool OpensDemo => Facts.Start == SetUpStart.Demo;

    [BindProperty]
    public Form Input { get; set; } = new();

    public void OnGet() => Input.StartsOn = ProgrammePreset.All[0].FactsFrom(Today).StartsOn;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await create.ExecuteAsync(FactsOf(ProgrammePreset.Find(Input.Preset) ?? ProgrammePreset.All[0]), ct);
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome.Result, T, "Input.");
            return this.Again();
        }
        await finish.ExecuteAsync(ct);
        this.Note(T["setup.done"]);
        return LocalRedirect(Facts.Start == SetUpStart.Own ? "~/people/import" : $"~/programmes/{outcome.Value}");
    }

    /// <summary>Without a programme of one's own: into the demo, or to the empty house.</summary>
    public async Task<IActionResult> OnPostLaterAsync(CancellationToken ct)
    {
        if (!OpensDemo)
        {
            await finish.ExecuteAsync(ct);
            return LocalRedirect("~/");
        }
        var demo = await services.GetRequiredService<IOfferDemo>().FoundAsync(Operator.Id, ct);
        if (!demo.Succeeded)
        {
            ModelState.Add(demo.Result, T);
            return this.Again();
        }
        await finish.ExecuteAsync(ct);
        await session.ExecuteAsync(Operator, demo.Value.OrganisationId);
        return LocalRedirect("~" + demo.Value.Path);
    }

    private DateOnly Today => T.Zone.DayAt(clock.GetUtcNow());

    private ProgrammeFacts FactsOf(ProgrammePreset preset)
    {
        var start = Input.StartsOn ?? default;
        return preset.FactsFrom(Today) with { Name = Input.Name, StartsOn = start, EndsOn = start == default ? default : start.AddMonths(preset.Months).AddDays(-1) };
    }
}
