using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.People;

namespace Upward.Web.Features.Enrolment;

/// <summary>Which people of the directory are meant: those ticked, or everybody who matches the filter.</summary>
public sealed record DirectorySelection(IReadOnlyList<Guid> Ticked, DirectoryFilter? Everybody = null)
{
    public IQueryable<Person> From(IQueryable<Person> people) =>
        Everybody is { } filter ? filter.Apply(people).Where(p => p.LeftAt == null) : people.Where(p => EF.Parameter(Ticked).Contains(p.Id));
}

/// <summary>The filter of the "add participants" page, as it stands in the address.</summary>
public sealed record DirectoryFilter
{
    public string Q { get; init; } = "";
    public string Department { get; init; } = "";
    public string Site { get; init; } = "";
    /// <summary>Ranks of the organisation's scale, both included; people whose level is unknown are then left out.</summary>
    public int? LevelFrom { get; init; }
    public int? LevelTo { get; init; }

    public bool IsEmpty => this == new DirectoryFilter();

    public IQueryable<Person> Apply(IQueryable<Person> people)
    {
        if (Department.Length > 0) people = people.Where(p => p.Department == Department);
        if (Site.Length > 0) people = people.Where(p => p.Site == Site);
        if (LevelFrom is { } from) people = people.Where(p => p.Level != null && p.Level.Rank >= from);
        if (LevelTo is { } to) people = people.Where(p => p.Level != null && p.Level.Rank <= to);
        foreach (var word in PeopleSearch.Fold(Q).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(6))
            people = people.Where(p => p.SearchText.Contains(word));
        return people;
    }
}
