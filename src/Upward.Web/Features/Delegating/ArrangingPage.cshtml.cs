using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Delegating;

/// <summary>"You arrange meetings for …": the weekly hours, when they meet whom, and nothing else of that person.</summary>
public sealed class ArrangingPage(ArrangeForSomebody arrange, AnswerForSomebody groups, Texts texts) : PageModel
{
    [BindProperty]
    public List<DayRow> Days { get; set; } = [];

    public IReadOnlyList<ArrangeForSomebody.Place> Places { get; private set; } = [];
    public IReadOnlyList<ArrangeForSomebody.Meeting> Meetings { get; private set; } = [];
    public IReadOnlyList<AnswerForSomebody.Meeting> Groups { get; private set; } = [];
    /// <summary>The one whose hours are open; null: the list.</summary>
    public ArrangeForSomebody.Place? One { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? enrolmentId, CancellationToken ct)
    {
        if (!await LoadAsync(enrolmentId, ct)) return NotFound();
        if (One is not null) Days = WeekForm.Of(One.Hours);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? enrolmentId, CancellationToken ct)
    {
        if (!await LoadAsync(enrolmentId, ct) || One is null) return NotFound();
        while (Days.Count < 7) Days.Add(new());
        var (week, unread) = WeekForm.Read(Days);
        foreach (var day in unread) ModelState.AddModelError(string.Create(CultureInfo.InvariantCulture, $"Days[{day}].Hours"), texts["profile.refused.hours"]);
        if (unread.Count > 0) return this.Again();
        var outcome = await arrange.StateHoursAsync(One.EnrolmentId, week, ct);
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome, texts);
            return this.Again();
        }
        this.Note(texts["common.saved"]);
        return LocalRedirect("~/arranging");
    }

    public async Task<IActionResult> OnPostAnswerAsync(Guid groupSessionId, Guid personId, Attendance attendance, int sequence, CancellationToken ct)
    {
        var outcome = await groups.ExecuteAsync(groupSessionId, personId, attendance, sequence, ct);
        if (outcome.IsNotFound || !outcome.Succeeded && !await LoadAsync(null, ct)) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome, texts);
            return this.Again();
        }
        this.Note(texts["arranging.answered"]);
        return LocalRedirect("~/arranging");
    }

    private async Task<bool> LoadAsync(Guid? enrolmentId, CancellationToken ct)
    {
        (Places, Meetings, Groups) = (await arrange.ShowAsync(ct), await arrange.MeetingsAsync(ct), await groups.MeetingsAsync(ct));
        One = Places.FirstOrDefault(p => p.EnrolmentId == enrolmentId);
        return enrolmentId is null || One is not null;
    }
}
