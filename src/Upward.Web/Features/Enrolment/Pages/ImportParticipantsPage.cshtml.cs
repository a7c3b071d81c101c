using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment.Import;
using Upward.Web.Features.People.Import;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Skills;
using Upward.Web.Platform;
using Upward.Web.Platform.Csv;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Enrolment.Pages;

// Who carries a file that cannot be packed sends it in base 64, and each + of it as %2B.
[ProgrammeManagersOnly, RequestFormLimits(ValueLengthLimit = 2 * ImportParticipants.LargestFile)]
public sealed class ImportParticipantsPage(AppDb db, CurrentPerson person, ImportParticipants import, Texts texts) : PageModel
{
    public sealed class Decision
    {
        public string Word { get; set; } = "";
        public string? Choice { get; set; }
    }

    /// <summary>The file as it was uploaded, packed: nothing is stored before the commit.</summary>
    [BindProperty] public string? Upload { get; set; }
    [BindProperty] public string? FileName { get; set; }
    [BindProperty] public string? Digest { get; set; }
    [BindProperty] public List<Decision> Decisions { get; set; } = [];

    public Programme Programme { get; private set; } = null!;
    public ParticipantPlan? Plan { get; private set; }
    public IReadOnlyList<ParticipantImport> PastImports { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct) => await FindAsync(programmeId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnGetTemplateAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        var text = SafeCsv.Line(["email", "role", "capacity", "wants", "offers", "goals", "interests", "languages", "motivation"])
            + SafeCsv.Line(["amina.haddad@company.example", "mentor", "1", "Strategy:2", "Spreadsheets:4; AI basics:3", "Speak with confidence to leaders", "Chess", "en; ar", "I want to be heard before a decision is made."])
            + SafeCsv.Line(["paul.director@company.example", "mentee", "1", "AI basics:3:2", "Strategy:4", "Use AI with confidence", "Chess", "en", "I decide about tools that I have never used."]);
        return File(SafeCsv.File(text), "text/csv; charset=utf-8", "participants-template.csv");
    }

    public async Task<IActionResult> OnPostAsync(Guid programmeId, IFormFile? file, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        if (file is null || file.Length == 0) return Refuse(Outcome.RefusedAt("File", "participants.import.refused.noFile"));
        if (file.Length > ImportParticipants.LargestFile) return Refuse(Outcome.RefusedAt("File", "participants.import.refused.large"));
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        (Upload, FileName) = (CarriedFile.Pack(bytes.ToArray()), Path.GetFileName(file.FileName.Replace('\\', '/')));
        return await PreviewAsync(programmeId, bytes.ToArray(), ct);
    }

    /// <summary>The same file again with other decisions about unknown words.</summary>
    public async Task<IActionResult> OnPostDecideAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        return Bytes is { } bytes ? await PreviewAsync(programmeId, bytes, ct) : Refuse(Outcome.RefusedAt("File", "participants.import.refused.noFile"));
    }

    public async Task<IActionResult> OnPostCommitAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        if (Bytes is not { } bytes) return Refuse(Outcome.RefusedAt("File", "participants.import.refused.noFile"));
        var done = await import.CommitAsync(programmeId, FileName ?? "", bytes, Chosen, Digest ?? "", texts["participants.import.newCategory"], ct);
        if (done.IsNotFound) return NotFound();
        if (!done.Succeeded)
        {
            ModelState.Clear();
            ModelState.Add(done.Result, texts);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await PreviewAsync(programmeId, bytes, ct);
        }
        this.Note(texts["participants.import.done", ("added", done.Value.Added), ("changed", done.Value.Changed), ("skills", done.Value.NewSkillIds.Count), ("left", done.Value.LeftOut)],
            Url.Content($"~/programmes/{programmeId}/participants/import/{done.Value.Id}?handler=Undo"));
        return LocalRedirect($"~/programmes/{programmeId}/participants");
    }

    private async Task<IActionResult> PreviewAsync(Guid programmeId, byte[] bytes, CancellationToken ct)
    {
        var plan = await import.PreviewAsync(programmeId, bytes, Chosen, ct);
        if (plan.IsNotFound) return NotFound();
        if (!plan.Succeeded) return Refuse(plan.Result);
        Plan = plan.Value;
        (Digest, Decisions) = (Plan.Digest, [.. Plan.UnknownSkills.Select(u => new Decision { Word = u.Word, Choice = Chosen.GetValueOrDefault(PlainWords.Of(u.Word), "") })]);
        // Input that was read anew: what the form posted must not win over it.
        foreach (var key in ModelState.Keys.Where(k => k is "Upload" or "Digest" or "FileName" || k.StartsWith("Decisions", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
        return Page();
    }

    private IActionResult Refuse(Outcome outcome)
    {
        ModelState.Clear();
        ModelState.Add(outcome, texts);
        return this.Again();
    }

    private Dictionary<string, string> Chosen => Decisions.Where(d => !string.IsNullOrEmpty(d.Choice)).DistinctBy(d => PlainWords.Of(d.Word)).ToDictionary(d => PlainWords.Of(d.Word), d => d.Choice!, StringComparer.Ordinal);

    private byte[]? Bytes => CarriedFile.Unpack(Upload, ImportParticipants.LargestFile);

    private async Task<bool> FindAsync(Guid programmeId, CancellationToken ct)
    {
        var programme = await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct);
        if (programme is null) return false;
        Programme = programme;
        PastImports = await db.ParticipantImports.AsNoTracking().Where(i => i.ProgrammeId == programmeId).OrderByDescending(i => i.ImportedAt).Take(10).ToListAsync(ct);
        return true;
    }
}
