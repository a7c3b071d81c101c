using Microsoft.AspNetCore.Mvc;
using Upward.Web.Features.Mentorships;

namespace Upward.Web.Features.Safety;

/// <summary>On the page of a pair: whether an admin could look, and each time one did. Nothing where neither is so.</summary>
public sealed class GlassCard(ReadGlass read) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(OwnSpace pair) => View("/Features/Safety/Glass/_GlassCard.cshtml", await read.OfAsync(pair, HttpContext.RequestAborted));
}
