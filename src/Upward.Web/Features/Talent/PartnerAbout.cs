using Microsoft.AspNetCore.Mvc;
using Upward.Web.Features.Diversity;
using Upward.Web.Features.Recommendations;

namespace Upward.Web.Features.Talent;

/// <summary>What a partner shares, once both have said yes: their own words, and what others wrote about them.</summary>
public sealed class PartnerAbout(ReadTalent talent, ReadRecommendations recommendations, ReadDiversity diversity) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid personId, string name)
    {
        var ct = HttpContext.RequestAborted;
        return View("/Features/Talent/Pages/_PartnerAbout.cshtml", new PartnerShown(name, await talent.ForPartnerAsync(personId, ct), await recommendations.ForPartnerAsync(personId, ct), await diversity.ForPartnerAsync(personId, ct)));
    }
}

public sealed record PartnerShown(string Name, ShownTalent? Talent, IReadOnlyList<ReadRecommendations.Row> Recommendations, IReadOnlyList<ReadDiversity.Row> Diversity);
