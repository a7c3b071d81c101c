using Upward.Web.Platform;

namespace Upward.Web.Features.People;

public static class PersonAccess
{
    /// <summary>The directory is for those who run programmes; everybody else meets people inside their programmes.</summary>
    public static IQueryable<Person> ReadableBy(this IQueryable<Person> people, CurrentPerson person) =>
        person.ManagesAny ? people : people.Where(_ => false);

    /// <summary>The staff list belongs to the organisation, so only its admins change it.</summary>
    public static IQueryable<Person> EditableBy(this IQueryable<Person> people, CurrentPerson person) =>
        person.IsOrganisationAdmin ? people : people.Where(_ => false);
}
