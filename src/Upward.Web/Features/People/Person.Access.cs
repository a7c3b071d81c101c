using Upward.Web.Platform;

namespace Upward.Web.Features.People;

public static class PersonAccess
{
    /// <summary>The directory is for those who run programmes, a unit's part of it for those who run the unit's; everybody else meets people inside their programmes.</summary>
    public static IQueryable<Person> ReadableBy(this IQueryable<Person> people, CurrentPerson person) =>
        person.IsOrganisationAdmin ? people.Insiders() : person.ManagesAny ? person.Reach.Of(people.Insiders()) : people.Where(_ => false);

    /// <summary>The staff list belongs to the organisation, so only its admins change it.</summary>
    public static IQueryable<Person> EditableBy(this IQueryable<Person> people, CurrentPerson person) =>
        person.IsOrganisationAdmin ? people.Insiders() : people.Where(_ => false);

    /// <summary>Without guests: they belong to the one programme that invited them, and stand in no list of the organisation.</summary>
    public static IQueryable<Person> Insiders(this IQueryable<Person> people) => people.Where(p => p.GuestUntil == null);

    /// <summary>Who has not left, and whose time as a guest has not run out.</summary>
    public static IQueryable<Person> WhoMayEnter(this IQueryable<Person> people, DateTimeOffset now) =>
        people.Where(p => p.LeftAt == null && (p.GuestUntil == null || p.GuestUntil > now));
}
