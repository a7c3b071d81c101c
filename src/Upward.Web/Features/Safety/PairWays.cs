using Microsoft.AspNetCore.Mvc;
using Upward.Web.Features.Mentorships;

namespace Upward.Web.Features.Safety;

/// <summary>On the page of a pair that runs: what rests, and the ways out, always in the same place and the same for both.</summary>
public sealed class PairWays(LetPairRest rest) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(OwnSpace pair) => View("/Features/Safety/_PairWays.cshtml", (pair, await rest.ReadAsync(pair, HttpContext.RequestAborted)));
}
