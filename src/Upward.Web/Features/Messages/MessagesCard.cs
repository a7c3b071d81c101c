using Microsoft.AspNetCore.Mvc;
using Upward.Web.Features.Mentorships;

namespace Upward.Web.Features.Messages;

/// <summary>The last words of the two on the pair's page, and a line to answer in. Seeing them here counts as having read them.</summary>
public sealed class MessagesCard(ReadMessages read, MarkMessagesRead mark) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(OwnSpace pair)
    {
        var listed = await read.ListAsync(pair, null, 3, HttpContext.RequestAborted);
        // Only when none is older than those shown here.
        if (await read.UnreadAsync(pair, HttpContext.RequestAborted) is > 0 and <= 3) await mark.ExecuteAsync(pair, listed.LastNumber, HttpContext.RequestAborted);
        return View("/Features/Messages/Pages/_MessagesCard.cshtml", (pair, listed));
    }
}

/// <summary>The tab of the messages, with how many are unread.</summary>
public sealed class MessagesTab(ReadMessages read) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(OwnSpace pair, bool current) =>
        View("/Features/Messages/Pages/_MessagesTab.cshtml", (pair, current, await read.UnreadAsync(pair, HttpContext.RequestAborted)));
}
