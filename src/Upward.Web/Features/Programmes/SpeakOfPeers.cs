using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes;

/// <summary>
/// Among peers nobody is the mentor and nobody the mentee. On every page about a programme of peers (its id stands in the address) the
/// texts are those for peers: whoever writes a text with one of the two words in it writes a second one beside it, under the same key
/// and <see cref="RoleWords.ForPeers"/>. Here and not in the pages, so that none can forget it; refusals are said in them too.
/// </summary>
public sealed class SpeakOfPeers(AppDb db, CurrentPerson person, Texts texts) : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        if (person.IsSignedIn && Guid.TryParse(context.RouteData.Values["programmeId"]?.ToString(), out var id)
            && await db.Programmes.AnyAsync(p => p.Id == id && p.Kind == ProgrammeKind.Peer, context.HttpContext.RequestAborted)) texts.Prefer(RoleWords.ForPeers);
        await next();
    }
}
