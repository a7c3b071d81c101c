using Microsoft.AspNetCore.Mvc;
using Upward.Web.Features.Mentorships;

namespace Upward.Web.Features.Goals;

/// <summary>The open goals that are due next, on the pair's page.</summary>
public sealed class GoalsCard(ReadGoals read) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(OwnSpace pair) => View("/Features/Goals/Pages/_GoalsCard.cshtml", await read.OfAsync(pair, HttpContext.RequestAborted));
}
