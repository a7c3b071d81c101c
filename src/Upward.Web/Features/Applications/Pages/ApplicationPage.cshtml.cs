using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Applications.Pages;

/// <summary>One application for its readers: what was answered, how it is judged, what was checked, and the decision.</summary>
public sealed class ApplicationPage(
    ReadApplications read, ScoreApplication score, SetVetting vet, TagApplications tag, AskLineManager ask, RevokeTimeRequest revoke, CurrentPerson person, Texts texts) : PageModel
{
    [BindProperty] public Dictionary<string, int?> Scores { get; set; } = [];
    [BindProperty] public string? Note { get; set; }

    public ReadApplications Desk => read;
    public OpenedApplication Opened { get; private set; } = null!;
    public ApplicationReview? Own => Opened.Reviews.FirstOrDefault(r => r.ReviewerId == person.Id);

    public async Task<IActionResult> OnGetAsync(Guid programmeId, Guid applicationId, CancellationToken ct)
    {
        if (!await LoadAsync(programmeId, applicationId, ct)) return NotFound();
        Scores = Desk.Intake.Rubric.ToDictionary(c => c.Key, c => Own is { } own && own.Scores.TryGetValue(c.Key, out var said) ? said : (int?)null);
        Note = Own?.Note;
        return Page();
    }

    public async Task<IActionResult> OnPostScoreAsync(Guid programmeId, Guid applicationId, CancellationToken ct)
    {
        var outcome = await score.ExecuteAsync(programmeId, applicationId, Scores.Where(s => s.Value is not null).ToDictionary(s => s.Key, s => s.Value!.Value), Note ?? "", ct);
        if (outcome.Succeeded) return Answer(programmeId, applicationId, outcome, "applications.scored.note");
        if (outcome.IsNotFound || !await LoadAsync(programmeId, applicationId, ct)) return NotFound();
        ModelState.Add(outcome, texts);
        return this.Again();
    }

    public async Task<IActionResult> OnPostVetAsync(Guid programmeId, Guid applicationId, string item, VettingState state, CancellationToken ct) =>
        Answer(programmeId, applicationId, await vet.ExecuteAsync(programmeId, applicationId, item, state, ct), "applications.vetted.note");

    public async Task<IActionResult> OnPostTagAsync(Guid programmeId, Guid applicationId, string? word, CancellationToken ct) =>
        Answer(programmeId, applicationId, (await tag.AddAsync(programmeId, [applicationId], word ?? "", ct)).Result, "applications.tagged.note");

    public async Task<IActionResult> OnPostUntagAsync(Guid programmeId, Guid applicationId, string word, CancellationToken ct) =>
        Answer(programmeId, applicationId, await tag.RemoveAsync(programmeId, applicationId, word, ct), "applications.untagged.note");

    public async Task<IActionResult> OnPostAskAsync(Guid programmeId, Guid applicationId, CancellationToken ct) =>
        Answer(programmeId, applicationId, await ask.ExecuteAsync(programmeId, applicationId, ct), "applications.time.asked.note");

    public async Task<IActionResult> OnPostRevokeAsync(Guid programmeId, Guid applicationId, CancellationToken ct) =>
        Answer(programmeId, applicationId, await revoke.ExecuteAsync(programmeId, applicationId, ct), "applications.time.revoked.note");

    private IActionResult Answer(Guid programmeId, Guid applicationId, Outcome outcome, string done)
    {
        if (outcome.IsNotFound) return NotFound();
        this.Note(outcome.Succeeded ? texts[done] : texts.Say(outcome.Refusals[0].Message));
        return LocalRedirect($"~/programmes/{programmeId}/applications/{applicationId}");
    }

    private async Task<bool> LoadAsync(Guid programmeId, Guid applicationId, CancellationToken ct)
    {
        if ((await read.ExecuteAsync(programmeId, [applicationId], ct)).SingleOrDefault() is not { } opened) return false;
        Opened = opened;
        return true;
    }
}
