using Microsoft.AspNetCore.Mvc;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;

namespace Upward.Web.Features.Endings;

/// <summary>On the page of a pair that has ended: what one may still do, and what is next. The same for both, whatever the cause.</summary>
public sealed class AfterPairCard(SayWhatIsNext next) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(OwnSpace pair) => View("/Features/Endings/_AfterPair.cshtml", (pair, await next.ReadAsync(pair, HttpContext.RequestAborted)));
}

/// <summary>On the page of a new pair: what the mentee's pair before left for it.</summary>
public sealed class PairBefore(WriteHandOver notes) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(OwnSpace pair) => View("/Features/Endings/_PairBefore.cshtml", await notes.ForAsync(pair, HttpContext.RequestAborted));
}
