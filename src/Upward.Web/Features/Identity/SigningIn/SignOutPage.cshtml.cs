using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Identity.SigningIn;

/// <summary>Signing out is a POST; the page with its one button is for those who typed the address.</summary>
[AllowAnonymous]
public sealed class SignOutPage(SignOut signOut, Texts texts) : PageModel
{
    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? Page() : LocalRedirect("~/sign-in");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await signOut.ExecuteAsync(ct);
        this.Note(texts["signOut.done"]);
        return LocalRedirect("~/sign-in");
    }
}
