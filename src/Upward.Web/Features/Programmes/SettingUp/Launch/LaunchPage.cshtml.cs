using Microsoft.AspNetCore.Mvc;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>The readiness check: what blocks, what is still open, and the launch itself.</summary>
public sealed class LaunchPage(AppDb db, CurrentPerson person, Texts texts, SetupList list, LaunchProgramme launch) : StepPage(db, person, texts)
{
    public override string Step => LaunchProgramme.Step;
    public SetupProgress Progress { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct) => ShowAsync(programmeId, ct);

    public async Task<IActionResult> OnPostAsync(Guid programmeId, CancellationToken ct)
    {
        var outcome = await launch.ExecuteAsync(programmeId, ct);
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded)
        {
            this.Note(T["launch.done"]);
            return LocalRedirect($"~/programmes/{programmeId}");
        }
        ModelState.Add(outcome, T);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(programmeId, ct);
    }

    private async Task<IActionResult> ShowAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        Progress = await list.OfAsync(Programme, ct);
        return Page();
    }
}
