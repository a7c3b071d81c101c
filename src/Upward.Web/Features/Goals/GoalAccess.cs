using Upward.Web.Platform;

namespace Upward.Web.Features.Goals;

public static class GoalAccess
{
    /// <summary>Goals of one's own pairs; one that the partner keeps to themselves is not among them.</summary>
    public static IQueryable<Goal> ReadableBy(this IQueryable<Goal> goals, CurrentPerson person) => goals.Where(g =>
        (g.Mentorship.Mentor.PersonId == person.Id || g.Mentorship.Mentee.PersonId == person.Id) && (g.OwnerId == person.Id || !g.IsPrivate));

    /// <summary>One's own, and those of both.</summary>
    public static IQueryable<Goal> WritableBy(this IQueryable<Goal> goals, CurrentPerson person) =>
        goals.ReadableBy(person).Where(g => g.OwnerId == null || g.OwnerId == person.Id);
}
