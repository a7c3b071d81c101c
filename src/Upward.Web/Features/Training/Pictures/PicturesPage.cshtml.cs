using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Training.Pictures;

/// <summary>The pictures of a programme's training, with the line that shows each.</summary>
[ProgrammeManagersOnly, RequestFormLimits(MultipartBodyLengthLimit = 3 * UnitPicture.Largest)]
public sealed class PicturesPage(AppDb db, CurrentPerson person, ArrangePictures arrange, Texts texts) : PageModel
{
    public sealed record Row(string Key, string Alt, int Width, int Height, int Bytes);

    [BindProperty] public string? Alt { get; set; }

    public Programme Programme { get; private set; } = null!;
    public List<Row> Pictures { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct) => await LoadAsync(programmeId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid programmeId, IFormFile? file, CancellationToken ct)
    {
        if (!await LoadAsync(programmeId, ct)) return NotFound();
        if (file is null || file.Length == 0) return Refuse(Outcome.RefusedAt("File", "pictures.refused.noFile"));
        using var bytes = new MemoryStream();
        if (file.Length <= UnitPicture.Largest) await file.CopyToAsync(bytes, ct);
        else bytes.SetLength(UnitPicture.Largest + 1);
        var outcome = await arrange.AddAsync(programmeId, bytes.ToArray(), Alt ?? "", ct);
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded) return Refuse(outcome.Result);
        this.Note(texts["pictures.added"]);
        return LocalRedirect($"~/programmes/{programmeId}/training/pictures");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid programmeId, string? key, CancellationToken ct)
    {
        var outcome = await arrange.RemoveAsync(programmeId, key ?? "", ct);
        if (outcome.IsNotFound) return NotFound();
        this.Note(outcome.Succeeded ? texts["pictures.removed"] : texts.Say(outcome.Refusals[0].Message));
        return LocalRedirect($"~/programmes/{programmeId}/training/pictures");
    }

    private IActionResult Refuse(Outcome outcome)
    {
        ModelState.Clear();
        ModelState.Add(outcome, texts);
        return this.Again();
    }

    private async Task<bool> LoadAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return false;
        Programme = programme;
        Pictures = await db.UnitPictures.AsNoTracking().Where(p => p.ProgrammeId == programmeId).OrderByDescending(p => p.AddedAt).ThenBy(p => p.Key).Select(p => new Row(p.Key, p.Alt, p.Width, p.Height, p.Content.Length)).ToListAsync(ct);
        return true;
    }
}
