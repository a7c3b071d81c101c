using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;

namespace Upward.Web.Features.Messages.Pages;

/// <summary>A file of a message, always as something to keep: nothing that somebody sent is opened on our own address.</summary>
[GuestsToo]
public sealed class MessageFilePage(FindConversation find, ReadMessages read) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid? mentorshipId, Guid? messageFileId, Guid? circleId, Guid? circleFileId, CancellationToken ct)
    {
        var talk = mentorshipId is { } pair ? await find.OfPairAsync(pair, ct) : await find.OfCircleAsync(circleId.GetValueOrDefault(), ct);
        if (talk is null || await read.FileAsync(talk, (messageFileId ?? circleFileId).GetValueOrDefault(), ct) is not var (name, kind, content)) return NotFound();
        Response.Headers.CacheControl = "no-store";
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return File(content, kind, name);
    }
}
