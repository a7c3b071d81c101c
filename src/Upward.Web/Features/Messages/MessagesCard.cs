using Microsoft.AspNetCore.Mvc;

namespace Upward.Web.Features.Messages;

/// <summary>The last words on the page of a pair or a circle, and a line to answer in. Seeing them here counts as having read them.</summary>
public sealed class MessagesCard(ReadMessages read, MarkMessagesRead mark) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Conversation talk)
    {
        var listed = await read.ListAsync(talk, null, 3, HttpContext.RequestAborted);
        // Only when none is older than those shown here.
        if (await read.UnreadAsync(talk, HttpContext.RequestAborted) is > 0 and <= 3) await mark.ExecuteAsync(talk, listed.LastNumber, HttpContext.RequestAborted);
        return View("/Features/Messages/Pages/_MessagesCard.cshtml", (talk, listed));
    }
}

/// <summary>The tab of the messages, with how many are unread.</summary>
public sealed class MessagesTab(ReadMessages read) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Conversation talk, bool current) =>
        View("/Features/Messages/Pages/_MessagesTab.cshtml", (talk, current, await read.UnreadAsync(talk, HttpContext.RequestAborted)));
}
