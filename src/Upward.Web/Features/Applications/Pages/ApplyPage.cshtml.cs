using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Applications.Pages;

/// <summary>One programme for somebody who may apply: what it asks, how to begin, and where the own application stands.</summary>
public sealed class ApplyPage(ApplyDesk desk, BeginApplication begin, WithdrawApplication withdraw, StayInPool pool, SetNominationAside setAside, Texts texts) : PageModel
{
    [BindProperty] public ProgrammeRole? Role { get; set; }

    public ApplyDesk Desk => desk;
    /// <summary>Roles in which this person may begin; read only where they may.</summary>
    public IReadOnlySet<ProgrammeRole> FittingRoles { get; private set; } = new HashSet<ProgrammeRole>();
    public ApplicationForm? Form { get; private set; }
    public AnswerSheet Sheet { get; private set; } = new(new Dictionary<string, GivenAnswer>());
    public IReadOnlyDictionary<Guid, string> SkillNames { get; private set; } = new Dictionary<Guid, string>();

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct) => await LoadAsync(programmeId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid programmeId, CancellationToken ct)
    {
        var outcome = Role is { } role ? await begin.ExecuteAsync(programmeId, role, ct) : Outcome.RefusedAt("Role", "apply.refused.role");
        if (outcome.Succeeded) return LocalRedirect($"~/apply/{programmeId}/form");
        if (outcome.IsNotFound || !await LoadAsync(programmeId, ct)) return NotFound();
        ModelState.Add(outcome, texts);
        return this.Again();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid programmeId, CancellationToken ct) => Answer(programmeId, await withdraw.ExecuteAsync(programmeId, ct), "apply.withdrawn");

    public async Task<IActionResult> OnPostPoolAsync(Guid programmeId, bool stay, CancellationToken ct) => Answer(programmeId, await pool.ExecuteAsync(programmeId, stay, ct), stay ? "apply.pool.joined" : "apply.pool.left");

    public async Task<IActionResult> OnPostAsideAsync(Guid programmeId, Guid nominationId, CancellationToken ct) => Answer(programmeId, await setAside.ExecuteAsync(programmeId, nominationId, ct), "apply.aside.done");

    private IActionResult Answer(Guid programmeId, Outcome outcome, string done)
    {
        if (outcome.IsNotFound) return NotFound();
        this.Note(outcome.Succeeded ? texts[done] : texts.Say(outcome.Refusals[0].Message));
        return LocalRedirect("~/apply");
    }

    private async Task<bool> LoadAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await desk.OpenAsync(programmeId, ct)) return false;
        if (desk.MayBegin) FittingRoles = await desk.FittingRolesAsync(ct);
        if (desk.Application is not { IsDraft: false } sent) return true;
        Form = await desk.FormAsync(sent, ct);
        Sheet = AnswerSheet.Of(sent.Answers);
        SkillNames = await desk.SkillNamesAsync(Sheet, Form, ct);
        return true;
    }
}
