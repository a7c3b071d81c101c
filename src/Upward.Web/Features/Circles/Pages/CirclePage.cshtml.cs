using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Circles.Pages;

/// <summary>One's circles and the open tables one may come to.</summary>
[GuestsToo]
public sealed class OwnCirclesPage(FindCircle find, ReadGroupSessions sessions, CurrentPerson person) : PageModel
{
    public IReadOnlyList<CircleSpace> Circles { get; private set; } = [];
    public IReadOnlyList<GroupSession> Tables { get; private set; } = [];
    public Guid Me => person.Id;

    public async Task OnGetAsync(CancellationToken ct) => (Circles, Tables) = (await find.OwnAsync(ct), await sessions.TablesAsync(ct));
}

/// <summary>The circle's space: what is next, who they are, what they write and what they want to do.</summary>
[GuestsToo]
public sealed class CirclePage(FindCircle find, ReadGroupSessions sessions, KeepGroupNotes notes, LeaveCircle leave, CurrentPerson person, TimeProvider clock, Texts texts) : PageModel
{
    [BindProperty] public string? Action { get; set; }
    [BindProperty] public string? Due { get; set; }
    [BindProperty] public string? Owner { get; set; }

    public CircleSpace Circle { get; private set; } = null!;
    public ReadGroupSessions.All Sessions { get; private set; } = null!;
    public IReadOnlyList<CircleAction> Actions { get; private set; } = [];
    public DateOnly Today => person.Zone.DayAt(clock.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(Guid circleId, CancellationToken ct) => await LoadAsync(circleId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostActionAsync(Guid circleId, CancellationToken ct)
    {
        DateOnly? due = DateOnly.TryParseExact(Due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        var outcome = due is null && !string.IsNullOrWhiteSpace(Due) ? Outcome.RefusedAt("Due", "session.refused.date") : await notes.AddActionAsync(circleId, Action ?? "", Guid.TryParse(Owner, out var owner) ? owner : null, due, ct);
        return await AfterAsync(circleId, outcome, "action.added", ct);
    }

    public async Task<IActionResult> OnPostMarkAsync(Guid circleId, Guid actionId, bool done, CancellationToken ct) => await AfterAsync(circleId, await notes.MarkActionAsync(circleId, actionId, done, ct), "common.saved", ct);

    public async Task<IActionResult> OnPostLeaveAsync(Guid circleId, bool sure, CancellationToken ct)
    {
        var outcome = !sure ? Outcome.Refused("circle.refused.sure") : await leave.ExecuteAsync(circleId, ct);
        if (!outcome.Succeeded) return await AfterAsync(circleId, outcome, "", ct);
        this.Note(texts["circle.left"]);
        return LocalRedirect("~/circles");
    }

    private async Task<IActionResult> AfterAsync(Guid circleId, Outcome outcome, string note, CancellationToken ct)
    {
        if (outcome.Succeeded)
        {
            this.Note(texts[note]);
            return LocalRedirect($"~/circles/{circleId}");
        }
        // An action that is not there is no reason to lose the page.
        if (!await LoadAsync(circleId, ct)) return NotFound();
        ModelState.Add(outcome.IsNotFound ? Outcome.Refused("refused.changedMeanwhile") : outcome, texts);
        return this.Again();
    }

    private async Task<bool> LoadAsync(Guid circleId, CancellationToken ct)
    {
        if (await find.FindAsync(circleId, ct) is not { } circle) return false;
        (Circle, Sessions, Actions) = (circle, await sessions.OfAsync(circle, ct), await notes.ActionsAsync(circle, ct));
        return true;
    }
}
