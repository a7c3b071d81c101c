namespace Upward.Web.Features.People;

/// <summary>Which part of the directory somebody may read: everybody, or whoever is in one of these departments, divisions or sites.</summary>
public sealed record DirectoryReach(bool IsWhole, IReadOnlyList<string> Departments, IReadOnlyList<string> Divisions, IReadOnlyList<string> Sites)
{
    public static readonly DirectoryReach None = new(false, [], [], []);
    public static readonly DirectoryReach Whole = new(true, [], [], []);

    public IQueryable<Person> Of(IQueryable<Person> people) =>
        IsWhole ? people : people.Where(p => Departments.Contains(p.Department) || Divisions.Contains(p.Division) || Sites.Contains(p.Site));
}
