using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>The page of one step: shows what stands, saves by itself, leads back to the list.</summary>
[ProgrammeManagersOnly]
public abstract class StepPage(AppDb db, CurrentPerson person, Texts texts) : PageModel
{
    /// <summary>Who saved the step last, and when.</summary>
    public sealed record Trace(DateTimeOffset At, string? Name);

    public abstract string Step { get; }
    public Programme Programme { get; private set; } = null!;
    public Trace? Last { get; private set; }
    public string Here => $"/programmes/{Programme.Id}/setup";
    protected AppDb Db => db;
    protected CurrentPerson Person => person;
    protected Texts T => texts;

    protected async Task<bool> FindAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return false;
        Programme = programme;
        ViewData["Title"] = texts["setup-step." + Step];
        Last = await db.ProgrammeChanges.Where(c => c.ProgrammeId == programmeId && c.Step == Step).OrderByDescending(c => c.Id)
            .Select(c => new Trace(c.At, db.People.Where(p => p.Id == c.ById).Select(p => p.Name).FirstOrDefault())).FirstOrDefaultAsync(ct);
        return true;
    }

    protected Task<int> SeenAsync(CancellationToken ct) => db.ProgrammeChanges.CountAsync(c => c.ProgrammeId == Programme.Id && c.Step == Step, ct);
}

/// <summary>A step that is one form.</summary>
public abstract class StepPage<TForm>(AppDb db, CurrentPerson person, Texts texts) : StepPage(db, person, texts) where TForm : StepForm, new()
{
    [BindProperty]
    public TForm Input { get; set; } = new();

    protected Saving Saving => new(Step, Input.Seen, Input.Why ?? "");

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct) || await ReadAsync(ct) is not { } form) return NotFound();
        Input = form;
        Input.Seen = await SeenAsync(ct);
        await ShowAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid programmeId, CancellationToken ct) =>
        await FindAsync(programmeId, ct) ? await AnswerAsync(Unreadable() is { Succeeded: false } unreadable ? unreadable : await SaveAsync(ct), ct) : NotFound();

    /// <summary>A number or a date that could not be read arrives empty, and empty often means "no rule": it must not pass as that.</summary>
    private Outcome Unreadable() => Outcome.Refused([.. ModelState.Where(e => e.Value!.Errors.Count > 0 && e.Key.StartsWith("Input.", StringComparison.Ordinal))
        .Select(e => new Refusal(e.Key["Input.".Length..], new("setup-step.refused.unreadable")))]);

    /// <summary>The form as things stand; null when what it is about does not exist.</summary>
    protected abstract Task<TForm?> ReadAsync(CancellationToken ct);
    protected abstract Task<Outcome> SaveAsync(CancellationToken ct);

    /// <summary>What the page shows around the form: choices, counts.</summary>
    protected virtual Task ShowAsync(CancellationToken ct) => Task.CompletedTask;
    protected virtual string Back => Here;

    protected async Task<IActionResult> AnswerAsync(Outcome outcome, CancellationToken ct)
    {
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded)
        {
            this.Note(T["setup-step.saved", ("step", T["setup-step." + Step])]);
            return LocalRedirect("~" + Back);
        }
        // The next save shall win knowingly: the sentence has told that somebody else was here.
        Input.Seen = await SeenAsync(ct);
        ModelState.Remove("Input." + nameof(StepForm.Seen));
        await ShowAsync(ct);
        return this.Refuse(outcome, T, "Input.");
    }
}
