using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Identity.SigningIn;

/// <summary>The second step of signing in. Without the first one it leads back to it.</summary>
[AllowAnonymous]
public sealed class CodePage(SignInWithCode signIn, Texts texts) : PageModel
{
    private const int LongestCode = 40;

    public sealed class Form
    {
        public string Code { get; set; } = "";
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>"recovery" for who does not have the phone at hand.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Way { get; set; }

    public bool IsRecovery => Way == "recovery";

    public async Task<IActionResult> OnGetAsync() => await signIn.IsHalfwayAsync() ? Page() : Back();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Input.Code))
        {
            if (!await signIn.IsHalfwayAsync()) return Back();
            ModelState.AddModelError("Input.Code", texts["refused.required"]);
            return this.Again();
        }
        var answer = await signIn.ExecuteAsync(Input.Code.Length > LongestCode ? "" : Input.Code, ct);
        if (answer.IsOpen) return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "~/");
        if (answer.IsOver)
        {
            this.Note(texts["signIn.code.over"]);
            return Back();
        }
        // What was typed does not travel back.
        ModelState.Remove("Input.Code");
        Input.Code = "";
        if (answer.Wait is { } wait) return this.TurnAway(wait, texts);
        ModelState.AddModelError("Input.Code", texts[IsRecovery ? "signIn.code.wrongRecovery" : "signIn.code.wrong"]);
        return this.Again();
    }

    private RedirectToPageResult Back() => RedirectToPage("/Features/Identity/SigningIn/SignInPage", new { ReturnUrl });
}
