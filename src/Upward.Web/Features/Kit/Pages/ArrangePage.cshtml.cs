using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Kit.Pages;

/// <summary>Who may open the programme page, where it is, and which sites may show it.</summary>
[ProgrammeManagersOnly]
public sealed class ArrangePage(AppDb db, CurrentPerson person, ArrangeKitPage arrange, PublicAddress address, Texts texts) : PageModel
{
    public sealed class Form
    {
        public PageVisibility Visibility { get; set; }
        public string Slug { get; set; } = "";
        public string Contact { get; set; } = "";
        public string EmbedIn { get; set; } = "";
        public int Version { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();
    public Programme Programme { get; private set; } = null!;
    public KitPage? Arranged { get; private set; }
    public PageVisibility Now => Arranged?.Visibility ?? PageVisibility.Off;
    public string? Address => Arranged is null ? null : address.LinkTo("/p/" + Arranged.Slug);

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await LoadAsync(programmeId, ct)) return NotFound();
        if (Arranged is { } page) Input = new() { Visibility = page.Visibility, Slug = page.Slug, Contact = page.Contact, EmbedIn = string.Join('\n', page.EmbedIn), Version = page.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await LoadAsync(programmeId, ct)) return NotFound();
        var outcome = await arrange.ExecuteAsync(programmeId, new(Input.Visibility, Input.Slug, Input.EmbedIn, Input.Contact), Input.Version, ct);
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded)
        {
            this.Note(texts["kit.page.saved"]);
            return LocalRedirect($"~/programmes/{programmeId}/kit/page");
        }
        if (Input.Version != (Arranged?.Version ?? 0)) { Input.Version = Arranged?.Version ?? 0; ModelState.Remove("Input.Version"); }
        return this.Refuse(outcome, texts, "Input.");
    }

    private async Task<bool> LoadAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return false;
        (Programme, Arranged) = (programme, await db.KitPages.AsNoTracking().SingleOrDefaultAsync(p => p.ProgrammeId == programmeId, ct));
        return true;
    }
}
