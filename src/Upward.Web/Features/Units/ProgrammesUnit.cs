using Upward.Web.Data;
using Upward.Web.Features.People;

namespace Upward.Web.Features.Units;

public static class ProgrammesUnit
{
    /// <summary>Of these people, those a programme is for: everybody, or the people of its unit.</summary>
    public static IQueryable<Person> WithinUnitOf(this IQueryable<Person> people, AppDb db, Guid programmeId) => people.Where(p =>
        !db.Programmes.Any(x => x.Id == programmeId && x.UnitId != null)
        || db.Units.Any(u => db.Programmes.Any(x => x.Id == programmeId && x.UnitId == u.Id) && (u.Departments.Contains(p.Department) || u.Divisions.Contains(p.Division) || u.Sites.Contains(p.Site))));
}
