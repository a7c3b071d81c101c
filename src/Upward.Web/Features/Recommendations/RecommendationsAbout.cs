using Microsoft.AspNetCore.Mvc;

namespace Upward.Web.Features.Recommendations;

/// <summary>What was written about a participant, on the page of their profile.</summary>
public sealed class RecommendationsAbout(ReadRecommendations read) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid enrolmentId) =>
        View("/Features/Recommendations/Pages/_Recommendations.cshtml", await read.ForManagerAsync(enrolmentId, HttpContext.RequestAborted));
}
