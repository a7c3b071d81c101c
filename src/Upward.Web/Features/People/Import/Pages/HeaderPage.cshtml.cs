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

    private async Task<bool> LoadAsync(Guid runId, CancellationToken ct)
    {
        if (await db.ImportRuns.AsNoTracking().WorkableBy(person).SingleOrDefaultAsync(r => r.Id == runId, ct) is not { } run || run.Content.Length == 0) return false;
        (Run, Table) = (run, CsvReading.Read(run.Content).Table!);
        return true;
    }
}
