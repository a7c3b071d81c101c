using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Upward.Web.Features.Sessions.FreeBusy;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Sessions.Pages;

/// <summary>The secret address of one's own calendar: made, renewed, ended.</summary>
[GuestsToo]
public sealed class OwnCalendarPage(OwnFeed feed, OwnBusyCalendar busy, Texts texts) : PageModel
{
    /// <summary>Of the calendar elsewhere; never shown again once it is kept.</summary>
    [BindProperty] public string? Elsewhere { get; set; }
    public BusyCalendar? Busy { get; private set; }
    public DateTimeOffset? MadeAt { get; private set; }
    /// <summary>Only right after it was made.</summary>
    public string Address { get; private set; } = "";

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var made = await feed.RenewAsync(ct);
        await LoadAsync(ct);
        if (made.Succeeded) Address = made.Value;
        else foreach (var refusal in made.Refusals) ModelState.AddModelError("", texts.Say(refusal.Message));
        // Never from the cache of a browser: it is shown once.
        Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { NoStore = true };
        return made.Succeeded ? Page() : this.Again();
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken ct)
    {
        await feed.EndAsync(ct);
        this.Note(texts["session.feed.ended"]);
        return LocalRedirect("~/my/calendar");
    }

    public async Task<IActionResult> OnPostBusyAsync(CancellationToken ct)
    {
        var outcome = await busy.SetAsync(Elsewhere ?? "", ct);
        if (!outcome.Succeeded)
        {
            await LoadAsync(ct);
            ModelState.Add(outcome, texts);
            return this.Again();
        }
        this.Note(texts["busy.kept"]);
        return LocalRedirect("~/my/calendar");
    }

    public async Task<IActionResult> OnPostUnbusyAsync(CancellationToken ct)
    {
        await busy.RemoveAsync(ct);
        this.Note(texts["busy.removed"]);
        return LocalRedirect("~/my/calendar");
    }

    private async Task LoadAsync(CancellationToken ct) => (MadeAt, Busy) = (await feed.MadeAtAsync(ct), await busy.FindAsync(ct));
}

/// <summary>What a calendar programme fetches. The address is the key; a wrong or ended one is a page that does not exist.</summary>
[AllowAnonymous]
public sealed class CalendarFeedPage(ReadFeed read) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string calendarToken, CancellationToken ct)
    {
        if (await read.ExecuteAsync(calendarToken, ct) is not { } calendar) return NotFound();
        var content = Encoding.UTF8.GetBytes(calendar);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"");
        Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { Private = true, NoCache = true };
        // Without a matching tag of the asker's, the whole; with one, 304.
        return new FileContentResult(content, "text/calendar; charset=utf-8") { EntityTag = tag };
    }
}
