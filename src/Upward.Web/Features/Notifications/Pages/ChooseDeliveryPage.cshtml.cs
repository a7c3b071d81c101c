using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Notifications.Pages;

/// <summary>How and when mails come, topic by topic.</summary>
[GuestsToo]
public sealed class ChooseDeliveryPage(ChooseDelivery choose, Texts texts) : PageModel
{
    [BindProperty] public Dictionary<string, Delivery> Chosen { get; set; } = [];
    [BindProperty] public string? QuietFrom { get; set; }
    [BindProperty] public string? QuietTo { get; set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var wishes = await choose.FindAsync(ct);
        (Chosen, QuietFrom, QuietTo) = (NoticeTopics.All.ToDictionary(t => t, wishes.Of), Clock(wishes.QuietFrom), Clock(wishes.QuietTo));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = TryRead(QuietFrom, out var from) & TryRead(QuietTo, out var to) ? await choose.ExecuteAsync(Chosen, from, to, ct) : Outcome.RefusedAt(TryRead(QuietFrom, out _) ? "QuietTo" : "QuietFrom", "notice.refused.time");
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome, texts);
            return this.Again();
        }
        this.Note(texts["notices.chosen"]);
        return LocalRedirect("~/notifications/choose");
    }

    private static string Clock(TimeOnly? time) => time?.ToString("HH\\:mm", CultureInfo.InvariantCulture) ?? "";

    private static bool TryRead(string? text, out TimeOnly? time)
    {
        time = null;
        if (string.IsNullOrWhiteSpace(text)) return true;
        if (!TimeOnly.TryParseExact(text.Trim(), ["HH\\:mm", "HH\\:mm\\:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var found)) return false;
        time = found;
        return true;
    }
}
