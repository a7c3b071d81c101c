using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;

namespace Upward.Web.Features.Endings;

/// <summary>How somebody would like to stay in touch once the pair is over.</summary>
public enum StayInTouch { NotSaid, Gladly, NowAndThen, RatherNot }

/// <summary>
/// What one of the two gives the other at the end: thanks, how to stay in touch, and, from the senior to the junior, a
/// reference. It belongs to whoever received it, and stays when the words of the pair are gone.
/// </summary>
public sealed class Farewell : IBelongToOrganisation
{
    public const int LongestThanks = 1000, LongestReference = 4000;

    private Farewell() { }

    public Guid MentorshipId { get; private set; }
    /// <summary>Who gives.</summary>
    public Guid PersonId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public string Thanks { get; private set; } = "";
    public DateTimeOffset? ThankedAt { get; private set; }
    /// <summary>Who gives would have the thanks be seen by the programme.</summary>
    public DateTimeOffset? OfferedToAllAt { get; private set; }
    /// <summary>Who received them agrees. Only with both is anything shown.</summary>
    public DateTimeOffset? AgreedToAllAt { get; private set; }
    public StayInTouch StayInTouch { get; private set; }
    public string Reference { get; private set; } = "";
    public DateTimeOffset? ReferenceAt { get; private set; }
    public int Version { get; private set; }

    public bool IsForAll => Thanks.Length > 0 && OfferedToAllAt is not null && AgreedToAllAt is not null;

    public static Farewell By(Mentorship pair, Guid personId) => new() { MentorshipId = pair.Id, OrganisationId = pair.OrganisationId, PersonId = personId };

    /// <param name="reference">Null where this person writes none.</param>
    public Outcome Give(string thanks, bool forAll, StayInTouch touch, string? reference, DateTimeOffset now)
    {
        var refusals = new List<Refusal>();
        if (thanks.Length > LongestThanks) refusals.Add(new("Thanks", new("refused.tooLong", ("max", LongestThanks), ("length", thanks.Length))));
        if (reference?.Length > LongestReference) refusals.Add(new("Reference", new("refused.tooLong", ("max", LongestReference), ("length", reference.Length))));
        if (refusals.Count > 0) return Outcome.Refused(refusals);
        // Other words are not what the other agreed to show.
        if (thanks != Thanks) (Thanks, ThankedAt, AgreedToAllAt) = (thanks, thanks.Length > 0 ? now : null, null);
        OfferedToAllAt = forAll && thanks.Length > 0 ? OfferedToAllAt ?? now : null;
        if (OfferedToAllAt is null) AgreedToAllAt = null;
        StayInTouch = touch;
        if (reference is not null && reference != Reference) (Reference, ReferenceAt) = (reference, reference.Length > 0 ? now : null);
        Version++;
        return Outcome.Done;
    }

    /// <summary>By who received the thanks; either of the two can take their part back at any time.</summary>
    public Outcome ShowToAll(bool agreed, DateTimeOffset now)
    {
        if (agreed && OfferedToAllAt is null) return Outcome.Refused("farewell.refused.notOffered");
        AgreedToAllAt = agreed ? AgreedToAllAt ?? now : null;
        Version++;
        return Outcome.Done;
    }
}
