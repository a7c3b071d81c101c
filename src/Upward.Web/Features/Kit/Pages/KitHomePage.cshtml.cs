using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Kit.Stories;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;

namespace Upward.Web.Features.Kit.Pages;

/// <summary>Everything with which a programme tells about itself, on one page.</summary>
[ProgrammeManagersOnly]
public sealed class KitHomePage(AppDb db, CurrentPerson person, FollowLetters letters) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public KitPage? Shown { get; private set; }
    public PageVisibility Visibility => Shown?.Visibility ?? PageVisibility.Off;
    /// <summary>Languages written by the programme itself, by text.</summary>
    public ILookup<string, string> Written { get; private set; } = null!;
    public IReadOnlyList<FollowLetters.Sent> Sent { get; private set; } = [];
    public int SentCount { get; private set; }
    public int VoicesGiven { get; private set; }
    public int VoicesOpen { get; private set; }
    public int StoriesReleased { get; private set; }
    public int StoriesShown { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return NotFound();
        Programme = programme;
        Shown = await db.KitPages.AsNoTracking().SingleOrDefaultAsync(p => p.ProgrammeId == programmeId, ct);
        Written = (await db.KitTexts.AsNoTracking().Where(t => t.ProgrammeId == programmeId).Select(t => new { t.Name, t.Language }).ToListAsync(ct)).ToLookup(t => t.Name, t => t.Language);
        Sent = await letters.ListAsync(programmeId, ct);
        SentCount = await db.LetterSendings.CountAsync(s => s.ProgrammeId == programmeId, ct);
        VoicesGiven = await db.Commitments.Shown(programmeId).CountAsync(ct);
        VoicesOpen = await db.Commitments.CountAsync(c => c.ProgrammeId == programmeId && c.GivenAt == null && c.WithdrawnAt == null, ct);
        StoriesReleased = await db.ToldStories.Released().CountAsync(ct);
        StoriesShown = await db.StoryShowings.CountAsync(s => s.ProgrammeId == programmeId, ct);
        return Page();
    }

    public static IEnumerable<ShippedText> Of(KitKind kind) => ShippedText.All.Where(t => t.Kind == kind);
}
