using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Training.Reading;

/// <summary>One unit to read, with its check below.</summary>
[GuestsToo]
public sealed class UnitPage(MyTraining mine, FinishUnit finish, Texts texts) : PageModel
{
    /// <summary>By question, the number of the option taken.</summary>
    [BindProperty] public List<int?> Answers { get; set; } = [];

    public MyProgramme Mine { get; private set; } = null!;
    public MyUnit Unit { get; private set; } = null!;
    public UnitCheck Check { get; private set; } = UnitCheck.None;
    public CheckedAnswers? Result { get; private set; }
    public MyUnit? Before { get; private set; }
    public MyUnit? After { get; private set; }
    public int Place { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid programmeId, string unitKey, CancellationToken ct) => await FindAsync(programmeId, unitKey, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid programmeId, string unitKey, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, unitKey, ct)) return NotFound();
        var outcome = await finish.ExecuteAsync(programmeId, unitKey, Answers, ct);
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded)
        {
            foreach (var entry in ModelState.Values) entry.Errors.Clear();
            ModelState.Add(outcome.Result, texts);
            return this.Again();
        }
        Result = outcome.Value;
        if (!Result.AllRight) return this.Again();
        await FindAsync(programmeId, unitKey, ct);
        // Nothing to look back at: straight on. Otherwise the reasons are worth a look before going on.
        if (Check.IsThere) return Page();
        this.Note(texts["training.finished", ("unit", Unit.Unit.Title)]);
        return LocalRedirect(After is null ? "~/my/training" : $"~/my/training/{programmeId}/{After.Unit.Key}");
    }

    private async Task<bool> FindAsync(Guid programmeId, string unitKey, CancellationToken ct)
    {
        if (await mine.OfAsync(programmeId, ct) is not { } programme || programme.Units.FirstOrDefault(u => u.Unit.Key == unitKey) is not { } unit) return false;
        (Mine, Unit, Check) = (programme, unit, UnitCheck.Of(unit.Unit.Body));
        var track = programme.Units.Where(u => u.Unit.Track == unit.Unit.Track).ToList();
        Place = track.IndexOf(unit) + 1;
        var at = programme.Units.ToList().IndexOf(unit);
        (Before, After) = (programme.Units.ElementAtOrDefault(at - 1), programme.Units.ElementAtOrDefault(at + 1));
        return true;
    }
}
