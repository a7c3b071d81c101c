using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.People;

/// <summary>The rows that a filter means: for the list, the export and whoever adds people to a programme.</summary>
[UseCase]
public sealed class FilterPeople(AppDb db)
{
    public async Task<IQueryable<Person>> ApplyAsync(IQueryable<Person> people, PeopleFilter filter, CancellationToken ct)
    {
        people = filter.Status switch
        {
            PeopleStatus.Active => people.Where(p => p.LeftAt == null),
            PeopleStatus.Left => people.Where(p => p.LeftAt != null),
            _ => people,
        };
        foreach (var word in PeopleSearch.Fold(filter.Q ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(6))
            people = people.Where(p => p.SearchText.Contains(word));
        if (filter.Department is { } department) people = people.Where(p => p.Department == department);
        if (filter.Site is { } site) people = people.Where(p => p.Site == site);
        if (filter.Level is { } level) people = people.Where(p => p.LevelName == level);
        if (filter.Country is { } country) people = people.Where(p => p.Country == country);
        if (filter.ReportsTo is { } manager)
        {
            var below = (await LineOfCommand.LoadAsync(db, ct)).Below(manager);
            people = people.Where(p => EF.Parameter(below).Contains(p.Id));
        }
        return people;
    }

    public static IQueryable<Person> Sorted(IQueryable<Person> people, string sort)
    {
        var ordered = sort.TrimStart('-') switch
        {
            "department" => By(people, sort, p => p.Department),
            "site" => By(people, sort, p => p.Site),
            "level" => By(people, sort, p => p.Level == null ? 0 : p.Level.Rank),
            "since" => By(people, sort, p => p.EmployedSince),
            _ => By(people, sort, p => p.SearchText),
        };
        return ordered.ThenBy(p => p.SearchText).ThenBy(p => p.Id);
    }

    private static IOrderedQueryable<Person> By<T>(IQueryable<Person> people, string sort, System.Linq.Expressions.Expression<Func<Person, T>> key) =>
        sort.StartsWith('-') ? people.OrderByDescending(key) : people.OrderBy(key);
}
