using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Endings;

/// <summary>Takes the answer to "what is next" from the page of an ended pair, and leads back there.</summary>
[GuestsToo]
public sealed class NextPage(SayWhatIsNext next, Texts texts) : PageModel
{
    public IActionResult OnGet(Guid mentorshipId) => LocalRedirect($"~/pairs/{mentorshipId}");

    public async Task<IActionResult> OnPostAsync(Guid mentorshipId, AfterPair? after, CancellationToken ct)
    {
        var outcome = await next.ExecuteAsync(mentorshipId, after, ct);
        if (outcome.IsNotFound) return NotFound();
        this.Note(outcome.Succeeded ? texts["after.said." + after] : texts.Say(outcome.Refusals[0].Message));
        return LocalRedirect($"~/pairs/{mentorshipId}");
    }
}
