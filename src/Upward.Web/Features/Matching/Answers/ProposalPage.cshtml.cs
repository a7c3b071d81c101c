using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Matching.Answers;

/// <summary>One proposal for one of its sides: who, why, who sees the answer, and two buttons.</summary>
public sealed class ProposalPage(ShowProposals show, AnswerProposal answer, Texts t) : PageModel
{
    public OwnProposal Proposal { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, bool accepts, CancellationToken ct)
    {
        var outcome = await answer.ExecuteAsync(id, accepts, ct);
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded) return Redirect($"{Request.PathBase}/proposals/{id}");
        // The time ran out while the page was open; the page now shows how it came out.
        this.Note(t.Say(outcome.Refusals[0].Message));
        return Redirect($"{Request.PathBase}/proposals/{id}");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if ((await show.MineAsync(id, ct)).SingleOrDefault() is not { } own) return false;
        Proposal = own;
        return true;
    }
}
