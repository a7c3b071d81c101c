using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;

namespace Upward.Web.Features.Training.Pictures;

/// <summary>The picture itself. The browser may keep it for some minutes, a cache in between never.</summary>
[GuestsToo]
public sealed class PicturePage(ReadPicture read) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid programmeId, string pictureKey, CancellationToken ct)
    {
        if (await read.ExecuteAsync(programmeId, pictureKey, ct) is not var (kind, content)) return NotFound();
        Response.Headers.CacheControl = "private, max-age=600";
        // Opened by itself it is a picture and nothing else: no script of anybody's runs beside it.
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'none'; sandbox";
        return File(content, kind);
    }
}
