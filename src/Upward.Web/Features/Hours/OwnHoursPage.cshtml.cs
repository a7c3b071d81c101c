using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Hours;

/// <summary>One's own hours with one pair, month by month.</summary>
[GuestsToo]
public sealed class OwnHoursPage(KeepHours hours, Texts texts) : PageModel
{
    public sealed class Form
    {
        public DateOnly? On { get; set; }
        public int Minutes { get; set; } = 2 * HoursEntry.Quarter;
        public HoursKind Kind { get; set; }
        public string? Words { get; set; }
    }

    [BindProperty(SupportsGet = true)] public int Month { get; set; }
    [BindProperty] public Form Input { get; set; } = new();

    public KeepHours.Shown Shown { get; private set; } = null!;
    public List<SelectListItem> Lengths => [.. Enumerable.Range(1, HoursEntry.MostMinutes / HoursEntry.Quarter).Select(n => n * HoursEntry.Quarter).Select(m => new SelectListItem(texts["hours.n", ("hours", m / 60m)], m.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
    public List<SelectListItem> Kinds => [.. Enum.GetValues<HoursKind>().Select(k => new SelectListItem(texts["hours.kind." + k], k.ToString()))];

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (!await LoadAsync(mentorshipId, ct)) return NotFound();
        Input.On = Shown.Today;
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(Guid mentorshipId, CancellationToken ct) => await hours.CsvAsync(mentorshipId, ct) is { } file ? File(file, "text/csv; charset=utf-8", "hours.csv") : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid mentorshipId, CancellationToken ct) => await AfterAsync(mentorshipId, await hours.AddAsync(mentorshipId, Input.On, Input.Minutes, Input.Kind, Input.Words, ct), "hours.added", ct);
    public async Task<IActionResult> OnPostRemoveAsync(Guid mentorshipId, Guid entryId, CancellationToken ct) => await AfterAsync(mentorshipId, await hours.RemoveAsync(mentorshipId, entryId, ct), "hours.removed", ct);

    private async Task<IActionResult> AfterAsync(Guid mentorshipId, Outcome outcome, string note, CancellationToken ct)
    {
        if (outcome.IsNotFound || !await LoadAsync(mentorshipId, ct)) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome, texts, "Input.");
            return this.Again();
        }
        this.Note(texts[note]);
        return LocalRedirect($"~/pairs/{mentorshipId}/hours{(Month > 0 ? $"?month={Month}" : "")}");
    }

    private async Task<bool> LoadAsync(Guid mentorshipId, CancellationToken ct)
    {
        Shown = (await hours.FindAsync(mentorshipId, Month, ct))!;
        return Shown is not null;
    }
}

/// <summary>What a line manager sees.</summary>
public sealed class TeamHoursPage(TeamHours hours) : PageModel
{
    [BindProperty(SupportsGet = true)] public int From { get; set; }

    public TeamHours.Shown Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        From = Math.Max(0, From);
        Shown = (await hours.ReadAsync(From, ct))!;
        return Shown is null ? NotFound() : Page();
    }
}
