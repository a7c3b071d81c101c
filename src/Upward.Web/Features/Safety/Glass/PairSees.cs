using Microsoft.AspNetCore.Mvc;

namespace Upward.Web.Features.Safety;

/// <summary>The chip beside what the two of a pair write. While an admin has it open it says so: it must never promise more than is true.</summary>
public sealed class PairSees(WhoElseReads who) : ViewComponent
{
    /// <param name="text">What it says while the two are alone.</param>
    public async Task<IViewComponentResult> InvokeAsync(Guid pair, string text, bool push = true) =>
        View("/Features/Safety/Glass/_PairSees.cshtml", (text, push, await who.UntilAsync(pair, HttpContext.RequestAborted)));
}
