using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Kit.Stories.Pages;

/// <summary>The library of released stories of the organisation, and which of them this programme's page shows.</summary>
[ProgrammeManagersOnly]
public sealed class StoriesPage(AppDb db, CurrentPerson person, ShowStories show, Texts texts) : PageModel
{
    public const int Most = 100;

    [BindProperty(SupportsGet = true)] public ProgrammeRole? Role { get; set; }
    [BindProperty(SupportsGet = true)] public string? Q { get; set; }

    public Programme Programme { get; private set; } = null!;
    public PageVisibility Visibility { get; private set; }
    public IReadOnlyList<StoryView> Stories { get; private set; } = [];
    public IReadOnlySet<Guid> Shown { get; private set; } = new HashSet<Guid>();
    public int Released { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct) => await LoadAsync(programmeId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostShowAsync(Guid programmeId, Guid storyId, int version, CancellationToken ct) => await AnswerAsync(programmeId, await show.ShowAsync(programmeId, storyId, version, ct), "story.shown", ct);
    public async Task<IActionResult> OnPostHideAsync(Guid programmeId, Guid storyId, CancellationToken ct) => await AnswerAsync(programmeId, await show.HideAsync(programmeId, storyId, ct), "story.hidden", ct);

    private async Task<IActionResult> AnswerAsync(Guid programmeId, Outcome outcome, string done, CancellationToken ct)
    {
        if (outcome.IsNotFound || !await LoadAsync(programmeId, ct)) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome, texts);
            return this.Again();
        }
        this.Note(texts[done]);
        return LocalRedirect($"~/programmes/{programmeId}/kit/stories");
    }

    private async Task<bool> LoadAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return false;
        Programme = programme;
        Visibility = await db.KitPages.Where(p => p.ProgrammeId == programmeId).Select(p => p.Visibility).SingleOrDefaultAsync(ct);
        Shown = (await db.StoryShowings.Where(s => s.ProgrammeId == programmeId).Select(s => s.StoryId).ToListAsync(ct)).ToHashSet();
        Released = await db.ToldStories.Released().CountAsync(ct);
        var stories = db.ToldStories.AsNoTracking().Released();
        if (Role is { } role) stories = stories.Where(s => s.Role == role);
        var views = StoryView.Of(stories, db);
        // Compared here and not by the database: SQLite knows upper and lower case of ASCII only.
        Stories = (Q ?? "").Trim() is { Length: > 0 } q
            ? [.. (await views.ToListAsync(ct)).Where(s => new[] { s.Title, s.Before, s.Moment, s.Since }.Any(part => part.Contains(q, StringComparison.CurrentCultureIgnoreCase))).Take(Most)]
            : await views.Take(Most).ToListAsync(ct);
        return true;
    }
}
