using Upward.Web.Platform;

namespace Upward.Web.Features.Matching;

public static class ProposalAccess
{
    /// <summary>Published and not yet opened: both sides still have time to answer, and it holds a place of each.</summary>
    public static IQueryable<Proposal> AreOpen(this IQueryable<Proposal> proposals) =>
        proposals.Where(p => p.Round.PublishedAt != null && p.OpenedAt == null);

    /// <summary>What a participant may see: published proposals of which they are one side. A manager sees the board, never this.</summary>
    public static IQueryable<Proposal> VisibleTo(this IQueryable<Proposal> proposals, CurrentPerson person) =>
        proposals.Where(p => p.Round.PublishedAt != null && (p.Mentor.PersonId == person.Id || p.Mentee.PersonId == person.Id));
}
