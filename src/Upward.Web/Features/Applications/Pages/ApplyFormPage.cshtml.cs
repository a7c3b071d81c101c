using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Skills;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Applications.Pages;

/// <summary>The form itself: saves by itself where there is script, by a button everywhere, and is sent by another.</summary>
public sealed class ApplyFormPage(ApplyDesk desk, SaveApplication save, SendApplication send, KnownAnswers known, SkillTaxonomy taxonomy, Texts texts) : PageModel
{
    [BindProperty] public List<AnswerInput> Answers { get; set; } = [];

    public ApplyDesk Desk => desk;
    public ApplicationForm Form { get; private set; } = null!;
    public ProgrammeApplication Application => desk.Application!;
    public DateTimeOffset? SavedAt { get; private set; }
    /// <summary>The programme whose profile some answers were taken from; empty: none.</summary>
    public string TakenFrom { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await LoadAsync(programmeId, ct)) return NotFound();
        if (!Application.IsDraft) return LocalRedirect($"~/apply/{programmeId}");
        var sheet = AnswerSheet.Of(Application.Answers);
        if (SavedAt is null && await known.ForAsync(Application, ct) is { } said) (sheet, TakenFrom) = said;
        var names = await desk.SkillNamesAsync(sheet, Form, ct);
        Answers = [.. Form.Questions.Select(q => AnswerInput.Of(q, sheet[q.Key], Application.Role, names))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid programmeId, string? act, CancellationToken ct)
    {
        if (!await LoadAsync(programmeId, ct)) return NotFound();
        if (!Application.IsDraft) return LocalRedirect($"~/apply/{programmeId}");
        var (sheet, unread) = await ReadAsync(ct);
        var saved = await save.ExecuteAsync(programmeId, sheet, ct);
        if (saved.IsNotFound) return NotFound();
        var outcome = saved.Result;
        if (outcome.Succeeded) SavedAt = saved.Value;
        if (outcome.Succeeded && act == "send") outcome = unread.Count > 0 ? Outcome.Refused([.. unread, .. sheet.Check(Form.Questions).Refusals.Where(r => unread.All(u => u.Field != r.Field))]) : await send.ExecuteAsync(programmeId, sheet, ct);
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded) return Refuse(outcome);
        if (act == "send") return LocalRedirect($"~/apply/{programmeId}");
        if (act == "rows") return await ShowAgainAsync(sheet, ct);
        this.Note(texts["apply.saved.note"]);
        return LocalRedirect($"~/apply/{programmeId}");
    }

    /// <summary>
    /// What the page sends by itself while somebody writes: the answer is one line, "saved 14:02". It may arrive after the application
    /// was sent (from here a moment ago, or from another tab): then the line says that nothing is kept any more.
    /// </summary>
    public async Task<IActionResult> OnPostKeepAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await LoadAsync(programmeId, ct)) return NotFound();
        var (sheet, _) = await ReadAsync(ct);
        var saved = await save.ExecuteAsync(programmeId, sheet, ct);
        if (saved.IsNotFound) return NotFound();
        return Partial("_Saved", saved);
    }

    private async Task<(AnswerSheet Sheet, IReadOnlyList<Refusal> Unread)> ReadAsync(CancellationToken ct)
    {
        var reading = new AnswerReading(await taxonomy.IndexAsync(ct), Application.Role);
        return (reading.Read(Form.Questions, Answers), reading.Refusals);
    }

    private async Task<IActionResult> ShowAgainAsync(AnswerSheet sheet, CancellationToken ct)
    {
        ModelState.Clear();
        var names = await desk.SkillNamesAsync(sheet, Form, ct);
        Answers = [.. Form.Questions.Select(q => AnswerInput.Of(q, sheet[q.Key], Application.Role, names).WithRows(q))];
        return Page();
    }

    private IActionResult Refuse(Outcome outcome)
    {
        Restore();
        foreach (var refusal in outcome.Refusals)
        {
            var index = Form.Questions.FindIndex(q => q.Key == refusal.Field);
            ModelState.AddModelError(index < 0 ? "" : QuestionView.FieldOf(Form.Questions[index], index), texts.Say(refusal.Message));
        }
        return this.Again();
    }

    /// <summary>In the order of the form, each with its rows: what was typed comes back, whatever the browser left out.</summary>
    private void Restore()
    {
        var typed = Answers.GroupBy(a => a.Key).ToDictionary(g => g.Key, g => g.First());
        Answers = [.. Form.Questions.Select(q => typed.GetValueOrDefault(q.Key) ?? AnswerInput.Of(q, GivenAnswer.None, Application.Role, new Dictionary<Guid, string>()))];
    }

    private async Task<bool> LoadAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await desk.OpenAsync(programmeId, ct) || desk.Application is null) return false;
        Form = await desk.FormAsync(desk.Application, ct);
        SavedAt = desk.Application.SavedAt;
        return true;
    }
}
