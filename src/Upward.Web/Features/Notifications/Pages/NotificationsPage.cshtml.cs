using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Notifications.Pages;

/// <summary>What concerns me, the newest first.</summary>
[GuestsToo]
public sealed class NotificationsPage(ReadNotices read, Texts texts) : PageModel
{
    [BindProperty(SupportsGet = true)] public bool Unread { get; set; }
    [BindProperty(SupportsGet = true)] public int Number { get; set; } = 1;

    public ReadNotices.Listed Listed { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Number = Math.Clamp(Number, 1, 1000);
        Listed = await read.ListAsync(Unread, (Number - 1) * ReadNotices.PageSize, ct);
    }

    public async Task<IActionResult> OnPostReadAsync(CancellationToken ct)
    {
        await read.MarkAllReadAsync(ct);
        this.Note(texts["notices.readAll.done"]);
        return LocalRedirect("~/notifications");
    }
}

/// <summary>Leads to the page that a notice is about, and notes that it was seen.</summary>
[GuestsToo]
public sealed class NoticePage(ReadNotices read) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid noticeId, CancellationToken ct)
    {
        var outcome = await read.OpenAsync(noticeId, ct);
        if (!outcome.Succeeded) return NotFound();
        return LocalRedirect("~" + (outcome.Value.Length > 0 ? outcome.Value : "/notifications"));
    }
}
