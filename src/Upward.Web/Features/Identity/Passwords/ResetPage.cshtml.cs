using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Identity.Passwords;

/// <summary>A link from a mail. Opening it changes nothing: mail scanners open links before people do.</summary>
[AllowAnonymous]
public sealed class ResetPage(ResetPassword reset, Texts texts) : PageModel
{
    public sealed class Form
    {
        public string Password { get; set; } = "";
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public bool IsOpen { get; private set; } = true;

    public async Task OnGetAsync(string token) => IsOpen = await reset.IsOpenAsync(token);

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken ct)
    {
        var outcome = await reset.ExecuteAsync(token, Input.Password, ct);
        if (outcome.Succeeded)
        {
            this.Note(texts["reset.done"]);
            return LocalRedirect("~/sign-in");
        }
        IsOpen = !outcome.IsNotFound;
        ModelState.Add(outcome, texts, "Input.");
        return this.Again();
    }
}
