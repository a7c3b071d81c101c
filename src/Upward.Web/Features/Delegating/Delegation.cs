using Upward.Web.Platform;

namespace Upward.Web.Features.Delegating;

/// <summary>
/// The fact that somebody lets a colleague arrange their meetings, until a day, for one programme or all. It is kept by the
/// address that was typed, whether or not it is a colleague's: whoever looks at the list learns nothing about the directory.
/// </summary>
public sealed class Delegation : IBelongToOrganisation
{
    private Delegation() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    /// <summary>Whose meetings.</summary>
    public Guid PersonId { get; private set; }
    public string Address { get; private set; } = "";
    /// <summary>Who arranges them; null when nobody active has this address.</summary>
    public Guid? DelegateId { get; private set; }
    /// <summary>Only this place in a programme; null: all of them, also later ones.</summary>
    public Guid? EnrolmentId { get; private set; }
    public DateTimeOffset NamedAt { get; private set; }
    public DateTimeOffset Until { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public static Delegation Name(Guid organisationId, Guid personId, string address, Guid? delegateId, Guid? enrolmentId, DateTimeOffset until, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisationId, PersonId = personId, Address = address.Trim(), DelegateId = delegateId, EnrolmentId = enrolmentId, Until = until, NamedAt = now,
    };

    public bool IsOpen(DateTimeOffset now) => EndedAt is null && Until > now;
    public void End(DateTimeOffset now) => EndedAt ??= now;
}

public static class DelegationAccess
{
    public static IQueryable<Delegation> Open(this IQueryable<Delegation> delegations, DateTimeOffset now) => delegations.Where(d => d.EndedAt == null && d.Until > now);

    /// <summary>Those by which this person may arrange somebody's meetings now.</summary>
    public static IQueryable<Delegation> HeldBy(this IQueryable<Delegation> delegations, CurrentPerson person, DateTimeOffset now) => delegations.Open(now).Where(d => d.DelegateId == person.Id);
}
