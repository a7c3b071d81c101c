using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Nudges;

/// <summary>Whom a manager may nudge today, by kind: first the list, then the deed, or a rule that does it every day.</summary>
[ProgrammeManagersOnly]
public sealed class NudgesPage(ShowNudges show, SendNudges send, SwitchNudgeRule rule, Texts texts) : PageModel
{
    [BindProperty(SupportsGet = true)] public NudgeKind Kind { get; set; }
    [BindProperty(SupportsGet = true)] public int? Days { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public int Number { get; set; } = 1;

    /// <summary>The ticked pairs.</summary>
    [BindProperty] public List<Guid> Chosen { get; set; } = [];
    /// <summary>All that match, also on other pages.</summary>
    [BindProperty] public bool Everybody { get; set; }
    [BindProperty] public string? Words { get; set; }

    public ShowNudges.Shown Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        ModelState.Clear();
        return await LoadAsync(programmeId, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostSendAsync(Guid programmeId, CancellationToken ct)
    {
        var outcome = await send.ExecuteAsync(programmeId, Kind, Days ?? NudgeRule.UsualDays(Kind), Chosen, Everybody, Words ?? "", ct);
        if (!outcome.Succeeded) return await RefusedAsync(programmeId, outcome.Result, ct);
        var done = outcome.Value;
        this.Note(texts["nudges.done", ("told", done.Told), ("had", done.Had), ("recently", done.Recently), ("unreachable", done.Unreachable), ("resting", done.Resting), ("settled", done.Settled)]);
        return Back(programmeId);
    }

    public async Task<IActionResult> OnPostRuleAsync(Guid programmeId, bool on, CancellationToken ct)
    {
        var outcome = await rule.ExecuteAsync(programmeId, Kind, on, Days ?? NudgeRule.UsualDays(Kind), ct);
        if (!outcome.Succeeded) return await RefusedAsync(programmeId, outcome, ct);
        this.Note(texts[on ? "nudges.rule.switchedOn" : "nudges.rule.switchedOff"]);
        return Back(programmeId);
    }

    private LocalRedirectResult Back(Guid programmeId) => LocalRedirect($"~/programmes/{programmeId}/nudges?kind={Kind}{(Days is { } days ? $"&days={days}" : "")}");

    private async Task<IActionResult> RefusedAsync(Guid programmeId, Outcome outcome, CancellationToken ct)
    {
        if (outcome.IsNotFound || !await LoadAsync(programmeId, ct)) return NotFound();
        if (ModelState.IsValid) ModelState.Add(outcome, texts);
        return this.Again();
    }

    private async Task<bool> LoadAsync(Guid programmeId, CancellationToken ct)
    {
        if (await show.FindAsync(programmeId, Kind, Days, Number, ct) is not { } shown) return false;
        (Shown, Days) = (shown, shown.Days);
        return true;
    }
}
