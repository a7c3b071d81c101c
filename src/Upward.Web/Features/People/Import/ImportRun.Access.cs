using Upward.Web.Platform;

namespace Upward.Web.Features.People.Import;

public static class ImportRunAccess
{
    /// <summary>An import holds the whole staff list, so it is for organisation admins alone.</summary>
    public static IQueryable<ImportRun> WorkableBy(this IQueryable<ImportRun> runs, CurrentPerson person) =>
        person.IsOrganisationAdmin ? runs : runs.Where(_ => false);
}
