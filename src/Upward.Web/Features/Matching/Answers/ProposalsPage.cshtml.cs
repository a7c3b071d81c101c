using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Upward.Web.Features.Matching.Answers;

/// <summary>What I was asked and how it came out.</summary>
public sealed class ProposalsPage(ShowProposals show) : PageModel
{
    public IReadOnlyList<OwnProposal> Proposals { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Proposals = await show.MineAsync(null, ct);
}
