using Microsoft.AspNetCore.Mvc;

namespace Upward.Web.Features.Talent;

/// <summary>What a participant says about themselves, on the page that the programme manager reads.</summary>
public sealed class TalentAbout(ReadTalent read) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid enrolmentId) =>
        View("/Features/Talent/Pages/_TalentAbout.cshtml", await read.ForManagerAsync(enrolmentId, HttpContext.RequestAborted));
}
