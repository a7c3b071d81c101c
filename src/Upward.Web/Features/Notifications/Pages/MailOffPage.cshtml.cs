using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Upward.Web.Features.Notifications.Pages;

/// <summary>
/// Turns one kind of mail off, from the mail itself. A mail program sends the POST alone (RFC 8058), so it carries no token of a form; what it may
/// do stands sealed in the address. Opening it does nothing: scanners of mail servers open every link.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken(Order = 1001)]
public sealed class MailOffPage(TurnMailOff off) : PageModel
{
    public string Topic { get; private set; } = "";
    public bool Done { get; private set; }

    public IActionResult OnGet(string mailOffToken) => Find(mailOffToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string mailOffToken, CancellationToken ct)
    {
        if (!Find(mailOffToken) || (await off.ExecuteAsync(mailOffToken, ct)).IsNotFound) return NotFound();
        Done = true;
        return Page();
    }

    private bool Find(string token)
    {
        Topic = off.TopicOf(token) ?? "";
        return Topic.Length > 0;
    }
}
