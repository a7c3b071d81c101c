using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment.Import;
using Upward.Web.Features.People.Import;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Csv;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Mentorships.Import.Pages;

// Who carries a file that cannot be packed sends it in base 64, and each + of it as %2B.
[ProgrammeManagersOnly, RequestFormLimits(ValueLengthLimit = 2 * PairFile.Largest)]
public sealed class ImportPairsPage(AppDb db, CurrentPerson person, ImportPairs import, Texts texts) : PageModel
{
    public const int Shown = 500;

    /// <summary>The file as it was uploaded, packed: nothing is stored before the commit.</summary>
    [BindProperty] public string? Upload { get; set; }
    [BindProperty] public string? FileName { get; set; }
    [BindProperty] public string? Digest { get; set; }
    [BindProperty] public string? Sheet { get; set; }
    [BindProperty] public int? HeaderRow { get; set; }
    [BindProperty] public DateOrder DateOrder { get; set; }
    /// <summary>By the name of the <see cref="PairColumn"/>: the place of its column, or -1.</summary>
    [BindProperty] public Dictionary<string, int> Columns { get; set; } = [];

    public Programme Programme { get; private set; } = null!;
    public PairFile? Read { get; private set; }
    public PairPlan? Plan { get; private set; }
    public IReadOnlyList<PairImport> PastImports { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct) => await FindAsync(programmeId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnGetTemplateAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        var text = SafeCsv.Line([.. Programme.Kind == ProgrammeKind.Peer ? (string[])["first side", "second side"] : ["mentor", "mentee"], "started on", "ended on", "programme", "how it ended"])
            + SafeCsv.Line(["amina.haddad@company.example", "paul.director@company.example", "2026-03-02", "", "Spring cohort", ""])
            + SafeCsv.Line(["E1042", "E0007", "2024-09-09", "2025-06-30", "Pilot", "As planned"]);
        return File(SafeCsv.File(text), "text/csv; charset=utf-8", "pairs-template.csv");
    }

    public async Task<IActionResult> OnPostAsync(Guid programmeId, IFormFile? file, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        if (file is null || file.Length == 0) return Refuse(Outcome.RefusedAt("File", "participants.import.refused.noFile"));
        if (file.Length > PairFile.Largest) return Refuse(Outcome.RefusedAt("File", "participants.import.refused.large"));
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        (Upload, FileName) = (CarriedFile.Pack(bytes.ToArray()), Path.GetFileName(file.FileName.Replace('\\', '/')));
        return await PreviewAsync(programmeId, bytes.ToArray(), null, ct);
    }

    /// <summary>The same file, understood in another way. Another sheet has other columns, and is guessed at anew.</summary>
    public async Task<IActionResult> OnPostReadAsync(Guid programmeId, string? sheetBefore, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        if (Bytes is not { } bytes) return Refuse(Outcome.RefusedAt("File", "participants.import.refused.noFile"));
        if ((Sheet ?? "") == (sheetBefore ?? "")) return await PreviewAsync(programmeId, bytes, Choices, ct);
        var other = TableReading.Read(bytes, Sheet ?? "");
        return await PreviewAsync(programmeId, bytes, other.Table is { } table ? PairColumns.Guess(other, table) : Choices, ct);
    }

    public async Task<IActionResult> OnPostCommitAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        if (Bytes is not { } bytes) return Refuse(Outcome.RefusedAt("File", "participants.import.refused.noFile"));
        var done = await import.CommitAsync(programmeId, FileName ?? "", bytes, Choices, Digest ?? "", ct);
        if (done.IsNotFound) return NotFound();
        if (!done.Succeeded)
        {
            ModelState.Clear();
            ModelState.Add(done.Result, texts);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await PreviewAsync(programmeId, bytes, Choices, ct);
        }
        this.Note(texts["pairs.import.done", ("running", done.Value.Running), ("past", done.Value.Past), ("joined", done.Value.Joined), ("left", done.Value.LeftOut)],
            Url.Content($"~/programmes/{programmeId}/pairs/import/{done.Value.Id}?handler=Undo"));
        return LocalRedirect($"~/programmes/{programmeId}/pairs/import/{done.Value.Id}");
    }

    private async Task<IActionResult> PreviewAsync(Guid programmeId, byte[] bytes, PairChoices? choices, CancellationToken ct)
    {
        var preview = await import.PreviewAsync(programmeId, bytes, choices, ct);
        if (preview.IsNotFound) return NotFound();
        if (!preview.Succeeded) return Refuse(preview.Result);
        (Read, Plan) = (preview.Value.File, preview.Value.Plan);
        var read = Read.Choices;
        (Digest, Sheet, HeaderRow, DateOrder) = (Plan.Digest, read.Sheet, read.HeaderRow, read.DateOrder);
        // Input that was read anew: what the form posted must not win over it.
        foreach (var key in ModelState.Keys.Where(k => k.Length > 0).ToList()) ModelState.Remove(key);
        return Page();
    }

    private IActionResult Refuse(Outcome outcome)
    {
        ModelState.Clear();
        ModelState.Add(outcome, texts);
        return this.Again();
    }

    private PairChoices Choices => new(Sheet ?? "", HeaderRow ?? 1,
        Columns.Where(c => c.Value >= 0 && Enum.IsDefined(typeof(PairColumn), c.Key)).ToDictionary(c => Enum.Parse<PairColumn>(c.Key), c => c.Value), DateOrder);

    private byte[]? Bytes => CarriedFile.Unpack(Upload, PairFile.Largest);

    private async Task<bool> FindAsync(Guid programmeId, CancellationToken ct)
    {
        var programme = await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct);
        if (programme is null) return false;
        Programme = programme;
        PastImports = await db.PairImports.AsNoTracking().Where(i => i.ProgrammeId == programmeId).OrderByDescending(i => i.ImportedAt).Take(10).ToListAsync(ct);
        return true;
    }
}
