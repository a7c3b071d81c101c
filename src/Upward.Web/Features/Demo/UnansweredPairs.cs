using Upward.Web.Data;
using Upward.Web.Features.Matching;

namespace Upward.Web.Features.Demo;

public static class UnansweredPairs
{
    /// <summary>Published pairs of which neither side has answered. The first is the one whose accounts the demo names, so the choice is by name: ids of one instant differ from run to run.</summary>
    public static IQueryable<Proposal> UnansweredByName(this AppDb db) =>
        db.Proposals.Where(p => p.Round.PublishedAt != null && p.OpenedAt == null && !db.ProposalAnswers.Any(a => a.ProposalId == p.Id)).OrderBy(p => p.Mentor.Person.SearchText).ThenBy(p => p.Id);
}
