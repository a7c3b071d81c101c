using Microsoft.AspNetCore.Mvc;
using Upward.Web.Features.Mentorships;

namespace Upward.Web.Features.Curriculum.Together;

/// <summary>The next of the plan, on the page of the pair.</summary>
public sealed class PlanCard(ReadPlan plans, ReadCurriculum curricula) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(OwnSpace pair)
    {
        var ct = HttpContext.RequestAborted;
        return View("/Features/Curriculum/Together/_PlanCard.cshtml", new PlanCardShown(pair, await plans.OfAsync(pair, await curricula.OfAsync(pair.Programme.Id, ct), ct)));
    }
}

public sealed record PlanCardShown(OwnSpace Pair, PairPlan Plan);
