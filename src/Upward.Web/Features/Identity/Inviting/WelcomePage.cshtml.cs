using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Identity.Inviting;

/// <summary>An invitation's link. Opening it shows who invites and changes nothing: mail scanners open links first.</summary>
[AllowAnonymous]
public sealed class WelcomePage(AcceptInvitation accept, Texts texts) : PageModel
{
    public sealed class Form
    {
        public string Password { get; set; } = "";
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public AcceptInvitation.Shown? Invitation { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct)
    {
        Invitation = await accept.ShowAsync(token, ct);
        return Invitation is null && await accept.LeadsToAsync(token, ct) is { } path ? LocalRedirect("~" + path) : Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken ct)
    {
        Invitation = await accept.ShowAsync(token, ct);
        if (Invitation is null) return this.Again();
        var outcome = Invitation.IsMine ? await accept.WithOwnAccountAsync(token, ct) : await accept.WithPasswordAsync(token, Input.Password, ct);
        if (outcome.Succeeded) return LocalRedirect("~" + outcome.Value);
        if (outcome.IsNotFound) Invitation = await accept.ShowAsync(token, ct);
        ModelState.Add(outcome.Result, texts, "Input.");
        return this.Again();
    }
}
