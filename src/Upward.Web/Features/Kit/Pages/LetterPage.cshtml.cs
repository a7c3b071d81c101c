using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Kit.Pages;

/// <summary>A letter before it goes: to whom, to whom not, and what it says.</summary>
[ProgrammeManagersOnly]
public sealed class LetterPage(AppDb db, CurrentPerson person, KitTexts kit, LetterAddressees addressees, SendLetter send, PublicAddress address, Texts texts) : PageModel
{
    public const int ShownPeople = 20;

    [BindProperty(SupportsGet = true)]
    public Audience? Audience { get; set; }
    [BindProperty(SupportsGet = true)]
    public bool Again { get; set; }

    public Programme Programme { get; private set; } = null!;
    public ShippedText Shipped { get; private set; } = null!;
    public LetterAddressees.Listed Listed { get; private set; } = null!;
    public IReadOnlyDictionary<Audience, int> Counts { get; private set; } = new Dictionary<Audience, int>();
    public IReadOnlyList<CurrentText> Written { get; private set; } = [];
    public string Subject { get; private set; } = "";
    public string Html { get; private set; } = "";
    public IReadOnlyList<string> Holes { get; private set; } = [];
    /// <summary>How many would get a link that they cannot open.</summary>
    public int ShutOut { get; private set; }
    public Audience Chosen => Audience ?? Shipped.Audience;

    public async Task<IActionResult> OnGetAsync(Guid programmeId, string name, CancellationToken ct) => await LoadAsync(programmeId, name, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid programmeId, string name, string? mark, CancellationToken ct)
    {
        if (!await LoadAsync(programmeId, name, ct)) return NotFound();
        var outcome = await send.ExecuteAsync(programmeId, name, Chosen, Again, mark ?? "", ct);
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome.Result, texts);
            return this.Again();
        }
        this.Note(texts["kit.letter.sent", ("n", Listed.People.Count)]);
        return LocalRedirect($"~/programmes/{programmeId}/kit/sent/{outcome.Value}");
    }

    public async Task<IActionResult> OnPostCopyAsync(Guid programmeId, string name, CancellationToken ct)
    {
        var outcome = await send.ToMyselfAsync(programmeId, name, ct);
        if (outcome.IsNotFound) return NotFound();
        this.Note(texts["kit.letter.copied"]);
        return LocalRedirect($"~/programmes/{programmeId}/kit/letters/{name}?audience={Audience}&again={(Again ? "true" : "false")}");
    }

    private async Task<bool> LoadAsync(Guid programmeId, string name, CancellationToken ct)
    {
        if (ShippedText.Find(name) is not { Kind: KitKind.Letter } shipped) return false;
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return false;
        (Programme, Shipped) = (programme, shipped);
        Counts = await addressees.CountAsync(programmeId, ct);
        Listed = await addressees.FindAsync(programmeId, name, Chosen, Again, ct);
        Written = await kit.AllAsync(programmeId, name, ct);
        var values = (await KitFields.OfAsync(db, programme, address, ct)).In(texts, person.Name);
        var mine = KitTexts.Choose(Written, [texts.Language]);
        (Subject, Html) = (KitFields.Merge(mine.Subject, values), KitMarkdown.ToHtml(mine.Markdown, values));
        Holes = [.. Written.SelectMany(t => KitFields.UsedIn(t.Subject + t.Markdown)).Distinct().Where(f => values.GetValueOrDefault(f) is not { Length: > 0 })];
        if (Written.Any(t => KitFields.UsedIn(t.Markdown).Contains(KitFields.Link)) && await db.KitPages.AnyAsync(p => p.ProgrammeId == programmeId && p.Visibility == PageVisibility.Members, ct)) ShutOut = Listed.WithoutAccount;
        return true;
    }
}
