using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Kit.Pages;

/// <summary>One text: the words on the left, what others will read on the right.</summary>
[ProgrammeManagersOnly]
public sealed class TextPage(AppDb db, CurrentPerson person, KitTexts kit, ChangeKitText change, PublicAddress address, Texts texts) : PageModel
{
    public sealed class Form
    {
        public string Subject { get; set; } = "";
        public string Markdown { get; set; } = "";
        public int Version { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();
    [BindProperty(SupportsGet = true)]
    public string Language { get; set; } = KitTexts.ShippedLanguage;

    public Programme Programme { get; private set; } = null!;
    public ShippedText Shipped { get; private set; } = null!;
    public IReadOnlyList<CurrentText> Written { get; private set; } = [];
    public CurrentText? Current { get; private set; }
    public string PreviewSubject { get; private set; } = "";
    public string PreviewHtml { get; private set; } = "";
    public IReadOnlyList<string> Holes { get; private set; } = [];
    public bool IsRightToLeft => Languages.IsRightToLeft(Language);

    public async Task<IActionResult> OnGetAsync(Guid programmeId, string name, CancellationToken ct)
    {
        if (!await LoadAsync(programmeId, name, ct)) return NotFound();
        var from = Current ?? Written.First(t => t.Language == KitTexts.ShippedLanguage);
        Input = new() { Subject = from.Subject, Markdown = from.Markdown, Version = Current?.Version ?? 0 };
        await PreviewAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid programmeId, string name, CancellationToken ct)
    {
        if (!await LoadAsync(programmeId, name, ct)) return NotFound();
        var outcome = await change.ExecuteAsync(programmeId, new(name, Language, Input.Subject, Input.Markdown, Input.Version), ct);
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded)
        {
            this.Note(texts["kit.text.saved"]);
            return LocalRedirect($"~/programmes/{programmeId}/kit/texts/{name}?language={Language}");
        }
        // The next save shall win knowingly: the sentence has told that somebody else was here.
        if (Input.Version != (Current?.Version ?? 0)) { Input.Version = Current?.Version ?? 0; ModelState.Remove("Input.Version"); }
        await PreviewAsync(ct);
        return this.Refuse(outcome, texts, "Input.");
    }

    public async Task<IActionResult> OnPostPreviewAsync(Guid programmeId, string name, CancellationToken ct)
    {
        if (!await LoadAsync(programmeId, name, ct)) return NotFound();
        await PreviewAsync(ct);
        return Request.IsFragment() ? Partial("_Preview", this) : Page();
    }

    public async Task<IActionResult> OnPostRestoreAsync(Guid programmeId, string name, CancellationToken ct)
    {
        if (ShippedText.Find(name) is null) return NotFound();
        var outcome = await change.RestoreAsync(programmeId, name, Language, ct);
        if (outcome.IsNotFound) return NotFound();
        this.Note(outcome.Succeeded ? texts["kit.text.restored"] : texts.Say(outcome.Refusals[0].Message));
        return LocalRedirect($"~/programmes/{programmeId}/kit/texts/{name}?language={Language}");
    }

    private async Task<bool> LoadAsync(Guid programmeId, string name, CancellationToken ct)
    {
        if (ShippedText.Find(name) is not { } shipped || !Languages.IsOffered(Language)) return false;
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return false;
        (Programme, Shipped, Written) = (programme, shipped, await kit.AllAsync(programmeId, name, ct));
        Current = Written.FirstOrDefault(t => t.Language == Language);
        return true;
    }

    private async Task PreviewAsync(CancellationToken ct)
    {
        var values = (await KitFields.OfAsync(db, Programme, address, ct)).In(texts, Shipped.Kind == KitKind.Letter ? person.Name : "");
        PreviewSubject = KitFields.Merge(Input.Subject, values);
        PreviewHtml = KitMarkdown.ToHtml(Input.Markdown, values);
        Holes = [.. KitFields.UsedIn(Input.Subject + Input.Markdown).Where(f => values.GetValueOrDefault(f) is { Length: 0 })];
    }
}
