using Upward.Web.Features.Home;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Matching.Answers;

/// <summary>Who was proposed to one and waits for the answer.</summary>
internal sealed class ProposalsTodo(ShowProposals show, Texts texts) : ITellTodo
{
    public async Task<IReadOnlyList<Todo>> OfAsync(IReadOnlyList<OwnSpace> pairs, CancellationToken ct) =>
        [.. (await show.MineAsync(null, ct)).Where(p => p is { State: ProposalState.Asked, OwnAnswer: null }).Select(p => new Todo(texts["todo.proposal", ("name", p.PartnerName)], texts["todo.proposal.why", ("due", p.DueAt)], $"/proposals/{p.Id}", "proposal", Soon.Waited, p.DueAt))];
}
