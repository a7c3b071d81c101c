using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Matching.Answers;

/// <summary>One proposal for one of its sides: who, why, who sees the answer, and two buttons.</summary>
[GuestsToo]
public sealed class ProposalPage(ShowProposals show, AnswerProposal answer, Texts t) : PageModel
{
    public OwnProposal Proposal { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid proposalId, CancellationToken ct) => await LoadAsync(proposalId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid proposalId, bool accepts, CancellationToken ct)
    {
        var outcome = await answer.ExecuteAsync(proposalId, accepts, ct);
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded) return Redirect($"{Request.PathBase}/proposals/{proposalId}");
        // The time ran out while the page was open; the page now shows how it came out.
        this.Note(t.Say(outcome.Refusals[0].Message));
        return Redirect($"{Request.PathBase}/proposals/{proposalId}");
    }

    private async Task<bool> LoadAsync(Guid proposalId, CancellationToken ct)
    {
        if ((await show.MineAsync(proposalId, ct)).SingleOrDefault() is not { } own) return false;
        Proposal = own;
        return true;
    }
}
