using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Kit.Stories.Pages;

/// <summary>What somebody tells about a programme they take part in: a draft, a preview, a release, and the way back.</summary>
[GuestsToo]
public sealed class OwnStoryPage(AppDb db, CurrentPerson person, TellStory tell, Texts texts) : PageModel
{
    public sealed class Form
    {
        public string? Title { get; set; }
        public string? Before { get; set; }
        public string? Moment { get; set; }
        public string? Since { get; set; }
        public StorySignature Signature { get; set; }
        public StoryReach Reach { get; set; }
        public bool Agreed { get; set; }
    }

    [BindProperty] public Form Input { get; set; } = new();

    public ParticipantEnrolment Enrolment { get; private set; } = null!;
    /// <summary>As it is kept; null while nothing is.</summary>
    public ToldStory? Story { get; private set; }
    /// <summary>Programmes whose page shows it.</summary>
    public IReadOnlyList<string> ShownBy { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await LoadAsync(programmeId, ct)) return NotFound();
        if (Story is { } s) Input = new() { Title = s.Title, Before = s.Before, Moment = s.Moment, Since = s.Since, Signature = s.Signature, Reach = s.Reach, Agreed = s.ReleasedAt is not null };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid programmeId, CancellationToken ct) => KeepAsync(programmeId, release: false, ct);
    public Task<IActionResult> OnPostReleaseAsync(Guid programmeId, CancellationToken ct) => KeepAsync(programmeId, release: true, ct);

    public async Task<IActionResult> OnPostTakeBackAsync(Guid programmeId, CancellationToken ct)
    {
        if (!(await tell.TakeBackAsync(programmeId, ct)).Succeeded) return NotFound();
        this.Note(texts["story.takenBack"]);
        return LocalRedirect($"~/my/stories/{programmeId}");
    }

    private async Task<IActionResult> KeepAsync(Guid programmeId, bool release, CancellationToken ct)
    {
        static string Clean(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
        var words = new StoryWords(Clean(Input.Title), Clean(Input.Before), Clean(Input.Moment), Clean(Input.Since), Input.Signature, Input.Reach);
        var outcome = await tell.ExecuteAsync(programmeId, words, release, Input.Agreed, ct);
        if (outcome.IsNotFound || !await LoadAsync(programmeId, ct)) return NotFound();
        if (!outcome.Succeeded) return this.Refuse(outcome, texts, "Input.");
        this.Note(texts[release ? "story.released" : "story.kept"]);
        return LocalRedirect($"~/my/stories/{programmeId}");
    }

    private async Task<bool> LoadAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Enrolments.AsNoTracking().OwnedBy(person).Include(e => e.Programme).Include(e => e.Person).SingleOrDefaultAsync(e => e.ProgrammeId == programmeId, ct) is not { } enrolment) return false;
        Enrolment = enrolment;
        Story = await db.ToldStories.AsNoTracking().OwnedBy(person).SingleOrDefaultAsync(s => s.ProgrammeId == programmeId, ct);
        if (Story is { } story) ShownBy = await db.StoryShowings.Where(s => s.StoryId == story.Id).Join(db.Programmes, s => s.ProgrammeId, p => p.Id, (s, p) => p.Name).OrderBy(name => name).ToListAsync(ct);
        return true;
    }

    public StoryView Preview => new(Story!.Id, Story.Version, Story.Title, Story.Before, Story.Moment, Story.Since, Story.Signature == StorySignature.Name ? Enrolment.Person.Name : "", Story.Signature == StorySignature.Name ? Enrolment.Person.Title : "",
        Story.Role, Story.Role == ProgrammeRole.Mentor ? Enrolment.Programme.MentorLabel : Enrolment.Programme.MenteeLabel, Enrolment.Programme.Kind == Programmes.ProgrammeKind.Peer, Enrolment.Programme.Name, Story.Reach, Story.WrittenAt);
}
