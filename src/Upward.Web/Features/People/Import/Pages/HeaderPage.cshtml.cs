using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Csv;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.People.Import.Pages;

[OrganisationAdminsOnly]
public sealed class HeaderPage(ChooseColumns choose, AppDb db, CurrentPerson person, Texts texts) : PageModel
{
    public ImportRun Run { get; private set; } = null!;
    public CsvTable Table { get; private set; } = null!;
    public int Row { get; private set; }
    /// <summary>Of a workbook; none for a CSV file.</summary>
    public IReadOnlyList<string> Sheets { get; private set; } = [];
    public string Sheet { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid runId, CancellationToken ct)
    {
        if (!await LoadAsync(runId, ct)) return NotFound();
        Row = Run.HeaderRow;
        return Run.IsAccepted ? Redirect(Url.Content($"~/people/import/{runId}")) : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid runId, int row, CancellationToken ct)
    {
        var outcome = await choose.HeaderRowAsync(runId, row, ct);
        if (outcome.IsNotFound || !await LoadAsync(runId, ct)) return NotFound();
        if (outcome.Succeeded) return Redirect(Url.Content($"~/people/import/{runId}/columns"));
        Row = row;
        ModelState.Add(outcome, texts);
        return this.Again();
    }

    public async Task<IActionResult> OnPostSheetAsync(Guid runId, string sheet, CancellationToken ct)
    {
        var outcome = await choose.SheetAsync(runId, sheet ?? "", ct);
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded) return Redirect(Url.Content($"~/people/import/{runId}/header"));
        if (!await LoadAsync(runId, ct)) return NotFound();
        (Row, Sheet) = (Run.HeaderRow, sheet ?? "");
        ModelState.Add(outcome, texts);
        return this.Again();
    }

    private async Task<bool> LoadAsync(Guid runId, CancellationToken ct)
    {
        if (await db.ImportRuns.AsNoTracking().WorkableBy(person).SingleOrDefaultAsync(r => r.Id == runId, ct) is not { } run || run.Content.Length == 0) return false;
        var reading = run.Reading();
        (Run, Table, Sheets, Sheet) = (run, reading.Table!, reading.Sheets, run.Sheet);
        return true;
    }
}
