using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Csv;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.People.Import.Pages;

[OrganisationAdminsOnly]
[RequestFormLimits(MultipartBodyLengthLimit = CsvLimits.Bytes + 4 * 1024 * 1024)]
public sealed class UploadPage(UploadStaffList upload, AppDb db, CurrentPerson person, Texts texts) : PageModel
{
    public sealed record Past(Guid Id, string FileName, DateTimeOffset At, int Created, int Updated, string State);

    public IReadOnlyList<Past> PastImports { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken ct)
    {
        if (file is null || file.Length == 0) ModelState.AddModelError("file", texts["import.refused.noFile"]);
        else if (file.Length > CsvLimits.Bytes) ModelState.Add(UploadStaffList.Say(new(RefusalKind.TooLarge, (file.Length / 1024 / 1024).ToString(texts.Culture))), texts);
        else
        {
            using var memory = new MemoryStream((int)file.Length);
            await file.CopyToAsync(memory, ct);
            var outcome = await upload.ExecuteAsync(file.FileName, memory.ToArray(), ct);
            if (outcome.IsNotFound) return NotFound();
            if (outcome.Succeeded) return Redirect(Url.Content($"~/people/import/{outcome.Value}/header"));
            ModelState.Add(outcome.Result, texts);
        }
        await LoadAsync(ct);
        return this.Again();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var runs = await db.ImportRuns.AsNoTracking().WorkableBy(person).OrderByDescending(r => r.UploadedAt).Take(10)
            .Select(r => new { r.Id, r.FileName, r.UploadedAt, r.ToCreate, r.ToUpdate, r.TaskId, r.CommittedAt, r.CancelledAt, r.UndoneAt, Forgotten = r.Content.Length == 0 }).ToListAsync(ct);
        PastImports = [.. runs.Where(r => r.TaskId != null || !r.Forgotten).Select(r => new Past(r.Id, r.FileName, r.UploadedAt, r.ToCreate, r.ToUpdate,
            r.UndoneAt is not null ? "undone" : r.CancelledAt is not null ? "cancelled" : r.CommittedAt is not null ? "done" : r.TaskId is not null ? "running" : "open"))];
    }
}
