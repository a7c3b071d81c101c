using System.Linq.Expressions;

namespace Upward.Web.Features.People;

public sealed partial class Person
{
    public const int LongestGuestFact = 120;

    /// <summary>Set for a guest: when their access ends. From that moment on nothing opens for them, whatever else the row says.</summary>
    public DateTimeOffset? GuestUntil { get; private set; }
    /// <summary>The organisation a guest comes from, in the words of who invited them.</summary>
    public string GuestOf { get; private set; } = "";
    /// <summary>The one programme a guest takes part in.</summary>
    public Guid? GuestIn { get; private set; }

    public bool IsGuest => GuestUntil is not null;
    public bool MayEnter(DateTimeOffset now) => IsActive && (GuestUntil is null || GuestUntil > now);

    /// <summary>Guests whose time has run out, and who have not left yet.</summary>
    public static Expression<Func<Person, bool>> LapsedAt(DateTimeOffset now) => p => p.GuestUntil <= now && p.LeftAt == null;

    public static Person Invite(Guid organisationId, Guid programmeId, string name, string email, string comesFrom, DateTimeOffset until, DateTimeOffset now)
    {
        var guest = Add(organisationId, new PersonFacts { Name = name, Email = email }, now);
        (guest.GuestIn, guest.GuestOf, guest.GuestUntil) = (programmeId, comesFrom.Trim(), until);
        return guest;
    }

    public void StayUntil(DateTimeOffset until) { GuestUntil = until; Return(); }

    public void EndVisit(DateTimeOffset now)
    {
        if (GuestUntil > now) GuestUntil = now;
        Leave(now);
    }
}
