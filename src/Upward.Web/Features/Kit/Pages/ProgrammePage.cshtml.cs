using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Security;

namespace Upward.Web.Features.Kit.Pages;

/// <summary>The programme as others read about it. Who may not open it is led to the sign-in or finds nothing, as with any other address.</summary>
[AllowAnonymous]
public sealed class ProgrammePage(ShowKitPage show, CurrentPerson person) : PageModel
{
    public ShowKitPage.Shown Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken ct)
    {
        if (await show.FindAsync(slug, ct) is not { } shown) return person.IsSignedIn ? NotFound() : Challenge();
        Shown = shown;
        Response.Headers["X-Robots-Tag"] = "noindex";
        return Page();
    }
}

/// <summary>The same without anything around it, for a frame in the sites that were named. Every other page refuses frames.</summary>
[AllowAnonymous]
public sealed class EmbeddedPage(ShowKitPage show) : PageModel
{
    public ShowKitPage.Shown Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken ct)
    {
        if (await show.FindAsync(slug, ct) is not { Page: { Visibility: PageVisibility.Public, EmbedIn.Count: > 0 } } shown) return NotFound();
        Shown = shown;
        Response.Headers.ContentSecurityPolicy = SecurityHeaders.ContentSecurityPolicy.Replace("frame-ancestors 'none'", "frame-ancestors " + string.Join(' ', shown.Page.EmbedIn), StringComparison.Ordinal);
        Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        Response.Headers["X-Robots-Tag"] = "noindex";
        return Page();
    }
}
