using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Curriculum.Needs;

/// <summary>One screen for the mentee: what I can do, what I want, and what the mentor reads of it. The mentor sees what is shared.</summary>
[GuestsToo]
public sealed class NeedsPage(FindPairSpace find, AnswerNeeds answer, ReadCurriculum curricula, Texts texts) : PageModel
{
    [BindProperty] public Dictionary<string, int?> Can { get; set; } = [];
    [BindProperty] public Dictionary<string, int?> Want { get; set; } = [];
    [BindProperty] public NeedsSharing? Sharing { get; set; }

    public OwnSpace Pair { get; private set; } = null!;
    public CurriculumPlan Plan { get; private set; } = null!;
    public AnswerNeeds.Shown Needs { get; private set; } = null!;
    public IReadOnlyList<NeedsDomain> Domains { get; private set; } = [];
    public IReadOnlyList<Suggestion> Suggestions { get; private set; } = [];
    public Moment Moment { get; private set; }
    public bool IsMine => Pair.Me.Role == ProgrammeRole.Mentee;
    /// <summary>The form is shown: to the mentee, until it is finished.</summary>
    public bool Asks => IsMine && Pair.Runs && (Moment == Moment.Pre ? Needs.Pre?.DoneAt is null : Needs.MayAgain);
    /// <summary>What the mentee reads of the levels, or the mentor when everything is shared.</summary>
    public bool ShowsLevels => IsMine || Needs.Latest?.Sharing == NeedsSharing.All;

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, Moment moment, CancellationToken ct)
    {
        if (!await LoadAsync(mentorshipId, moment, ct)) return NotFound();
        foreach (var (item, rating) in (Moment == Moment.Pre ? Needs.Pre : Needs.Post)?.Ratings ?? new Dictionary<string, NeedsRating>()) (Can[item], Want[item]) = (rating.Can, rating.Want);
        Sharing = Needs.Latest?.Sharing;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid mentorshipId, Moment moment, bool done, CancellationToken ct)
    {
        var ratings = Can.Keys.Union(Want.Keys).ToDictionary(k => k, k => new NeedsRating(Can.GetValueOrDefault(k) ?? -1, Want.GetValueOrDefault(k) ?? -1));
        return await AnswerAsync(mentorshipId, moment, await answer.ExecuteAsync(mentorshipId, moment, ratings, done, Sharing, ct), done ? "needs.done" : "common.saved", done ? "" : moment == Moment.Post ? "?moment=Post" : "", ct);
    }

    public async Task<IActionResult> OnPostShareAsync(Guid mentorshipId, CancellationToken ct) =>
        await AnswerAsync(mentorshipId, Moment.Pre, await answer.ShareAsync(mentorshipId, Sharing ?? (NeedsSharing)(-1), ct), "needs.shared", "", ct);

    private async Task<IActionResult> AnswerAsync(Guid mentorshipId, Moment moment, Outcome outcome, string note, string query, CancellationToken ct)
    {
        if (outcome.IsNotFound || !await LoadAsync(mentorshipId, moment, ct)) return NotFound();
        if (!outcome.Succeeded)
        {
            foreach (var entry in ModelState.Values) entry.Errors.Clear();
            ModelState.Add(outcome, texts);
            return this.Again();
        }
        this.Note(texts[note]);
        return LocalRedirect($"~/pairs/{mentorshipId}/needs{query}");
    }

    private async Task<bool> LoadAsync(Guid mentorshipId, Moment moment, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return false;
        (Pair, Plan, Needs, Moment) = (pair, await curricula.OfAsync(pair.Programme.Id, ct), await answer.ReadAsync(pair, ct), moment);
        Domains = NeedsItems.Of(Plan);
        if (Needs.Latest is { } latest) Suggestions = SuggestUnits.For(Plan, latest.SeenBy(pair.Me.Role), pair.Programme.Sessions * pair.Programme.SessionMinutes);
        return true;
    }

    /// <summary>A line of a domain is a text; a topic has its name in the plan, and none when a manager took it away since.</summary>
    public string Say(string item) => NeedsItems.IsTopic(item) ? Plan.Topic(NeedsItems.TopicOf(item))?.Name(texts) ?? "" : texts["needs.item." + item];
}
