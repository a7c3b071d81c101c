using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Kit.Pages;

/// <summary>What the poster and the slide share: one sheet, drawn by the browser's own printing.</summary>
public abstract class PrintPage(string name, AppDb db, CurrentPerson person, KitTexts kit, PublicAddress address, Texts texts) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public string Organisation { get; private set; } = "";
    public string Name => name;
    public string Html { get; private set; } = "";
    /// <summary>Empty while the page is not published: a code that leads nowhere is worse than none.</summary>
    public string Link { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return NotFound();
        Programme = programme;
        var values = (await KitFields.OfAsync(db, programme, address, ct)).In(texts, "");
        (Organisation, Link) = (values["organisation"], values[KitFields.Link]);
        Html = KitMarkdown.ToHtml((await kit.FindAsync(programmeId, name, texts.Language, ct)).Markdown, values, withoutHoles: true);
        return Page();
    }
}

[ProgrammeManagersOnly]
public sealed class PosterPage(AppDb db, CurrentPerson person, KitTexts kit, PublicAddress address, Texts texts) : PrintPage("poster", db, person, kit, address, texts);

[ProgrammeManagersOnly]
public sealed class SlidePage(AppDb db, CurrentPerson person, KitTexts kit, PublicAddress address, Texts texts) : PrintPage("slide", db, person, kit, address, texts);
