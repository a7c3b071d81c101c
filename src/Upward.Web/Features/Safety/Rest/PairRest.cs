using Upward.Web.Data;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;

namespace Upward.Web.Features.Safety;

/// <summary>Meetings: no meeting and no reminder until a day. IdentityTopics: nobody has to speak of who they are, until it is lifted.</summary>
public enum RestKind { Meetings, IdentityTopics }

/// <summary>
/// The wish of one of the two for a rest. Both see that there is one and neither sees whose wish it is; only whoever asked
/// lifts it, so that nobody is talked out of it. Without a reason, and without the day it was asked.
/// </summary>
public sealed class PairRest : IBelongToOrganisation
{
    public const int LongestDays = 120;

    private PairRest() { }

    public Guid MentorshipId { get; private set; }
    public Guid PersonId { get; private set; }
    public RestKind Kind { get; private set; }
    public Guid OrganisationId { get; private set; }
    /// <summary>The last day of the rest; null: until it is lifted.</summary>
    public DateOnly? Until { get; private set; }

    public static PairRest Of(Mentorship pair, Guid personId, RestKind kind) => new() { MentorshipId = pair.Id, OrganisationId = pair.OrganisationId, PersonId = personId, Kind = kind };

    public Outcome Last(DateOnly until, DateOnly today)
    {
        if (until <= today) return Outcome.RefusedAt("Until", "rest.refused.past");
        if (until > today.AddDays(LongestDays)) return Outcome.RefusedAt("Until", "rest.refused.tooLong", ("days", LongestDays));
        Until = until;
        return Outcome.Done;
    }
}

public static class PairRestAccess
{
    /// <summary>Pairs whose meetings do not rest: the ones that reminders are for.</summary>
    public static IQueryable<Mentorship> AreAwake(this IQueryable<Mentorship> pairs, AppDb db, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return pairs.Where(m => !db.PairRests.Any(r => r.MentorshipId == m.Id && r.Kind == RestKind.Meetings && r.Until >= today));
    }
}
