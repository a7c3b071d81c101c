using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Identity.SigningIn;

[AllowAnonymous]
public sealed class SignInPage(SignIn signIn, SignInWithPasskey passkey, CurrentPerson person, Texts texts) : PageModel
{
    public sealed class Form
    {
        public string Email { get; set; } = "";
        public string Password { get; set; } = "";
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => person.IsSignedIn ? (IActionResult)Onward() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        // Whoever leaves a field empty has not tried anything yet; and no password is longer than what we take.
        if (string.IsNullOrWhiteSpace(Input.Email)) ModelState.AddModelError("Input.Email", texts["refused.required"]);
        if (string.IsNullOrEmpty(Input.Password)) ModelState.AddModelError("Input.Password", texts["refused.required"]);
        if (!ModelState.IsValid) return this.Again();

        var answer = await signIn.ExecuteAsync(Input.Email.Trim(), Input.Password.Length > Passwords.PasswordRules.Longest ? "" : Input.Password, ct);
        if (answer.IsOpen) return Onward();
        if (answer.AsksCode) return RedirectToPage("/Features/Identity/SigningIn/CodePage", new { ReturnUrl });
        if (answer.Wait is { } wait) return this.TurnAway(wait, texts);
        ModelState.AddModelError("", texts["signIn.wrong"]);
        return this.Again();
    }

    /// <summary>What the device shall sign. Asked by the page's script.</summary>
    public async Task<IActionResult> OnPostAskAsync() => Content(await passkey.AskAsync(), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string credential = "", CancellationToken ct = default)
    {
        if (await passkey.ExecuteAsync(credential, ct)) return Onward();
        ModelState.AddModelError("", texts["signIn.passkey.refused"]);
        return this.Again();
    }

    private LocalRedirectResult Onward() => LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "~/");
}
