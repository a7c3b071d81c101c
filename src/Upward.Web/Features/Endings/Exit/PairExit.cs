using Microsoft.AspNetCore.DataProtection;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;

namespace Upward.Web.Features.Endings;

/// <summary>
/// Somebody wants a pair to end. Until the next run of the endings they can take it back, and for that alone the row knows
/// who, sealed with the installation's key: a look into the database or a backup does not tell. It does not know when it was
/// asked, and it goes when the pair ends. Both may have asked; then there are two.
/// </summary>
public sealed class PairExit : IBelongToOrganisation
{
    private PairExit() { }

    /// <summary>By chance, not by the clock.</summary>
    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid MentorshipId { get; private set; }
    public string Seal { get; private set; } = "";
    public DateTimeOffset DueAt { get; private set; }

    public static PairExit Ask(Mentorship pair, Guid personId, IDataProtector seal, DateTimeOffset now) => new()
    {
        Id = Guid.NewGuid(), OrganisationId = pair.OrganisationId, MentorshipId = pair.Id, Seal = seal.Protect(personId.ToString("N")), DueAt = EndingTimes.NextFrom(now),
    };
}

/// <summary>
/// Pairs end once a day, all at the same time, whatever the cause: a wish of one of the two, somebody who leaves, the hand of
/// a manager. So the moment of an end stands in no relation to who had just been signed in.
/// </summary>
public static class EndingTimes
{
    public const int Hour = 5;
    private static readonly TimeSpan Least = TimeSpan.FromHours(8);

    /// <summary>When something that is asked for now takes effect: at the next run that is at least eight hours away.</summary>
    public static DateTimeOffset NextFrom(DateTimeOffset now)
    {
        var last = LastAt(now);
        do last = last.AddDays(1); while (last - now < Least);
        return last;
    }

    /// <summary>The run that is due or over at this moment.</summary>
    public static DateTimeOffset LastAt(DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date.AddHours(Hour), TimeSpan.Zero);
        return today <= now ? today : today.AddDays(-1);
    }

    /// <summary>Whoever had left by this moment is dealt with in the run that is due now.</summary>
    public static DateTimeOffset LeftBy(DateTimeOffset now) => LastAt(now) - Least;
}
