using Upward.Web.Platform;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Mentorships;

namespace Upward.Web.Features.Matching.Answers;

/// <summary>What I was asked and how it came out.</summary>
[GuestsToo]
public sealed class ProposalsPage(ShowProposals show, OwnPairs pairs) : PageModel
{
    public IReadOnlyList<OwnProposal> Proposals { get; private set; } = [];

    /// <summary>Pairs without a proposal here: from before Upward, or ended.</summary>
    public IReadOnlyList<OwnPair> Pairs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => (Proposals, Pairs) = (await show.MineAsync(null, ct), await pairs.ExecuteAsync(ct));
}
