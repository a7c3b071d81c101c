using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Identity.SigningIn;

internal static class TurningAway
{
    /// <summary>The form again, and how long no try is looked at.</summary>
    public static IActionResult TurnAway(this PageModel page, TimeSpan wait, Texts texts)
    {
        page.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        page.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        page.ModelState.AddModelError("", texts["signIn.wait", ("minutes", (int)Math.Ceiling(wait.TotalMinutes))]);
        return page.Page();
    }
}
