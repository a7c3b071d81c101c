using Upward.Web.Platform;

namespace Upward.Web.Features.Programmes;

public static class ProgrammeAccess
{
    /// <summary>The programmes whose participants, criteria and rounds this person may work on.</summary>
    public static IQueryable<Programme> ManageableBy(this IQueryable<Programme> programmes, CurrentPerson person)
    {
        programmes = programmes.Where(p => p.TemplateSince == null);
        if (person.IsOrganisationAdmin) return programmes;
        var managed = person.ManagedProgrammeIds.ToList();
        return programmes.Where(p => managed.Contains(p.Id));
    }
}
