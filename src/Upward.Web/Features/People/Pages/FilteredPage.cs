using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Upward.Web.Features.People.Pages;

/// <summary>A page about the people of a filter, which stands in its address, and about those of them who were ticked.</summary>
public abstract class FilteredPage : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Q { get; set; }
    [BindProperty(SupportsGet = true)] public string? Department { get; set; }
    [BindProperty(SupportsGet = true)] public string? Site { get; set; }
    [BindProperty(SupportsGet = true)] public string? Level { get; set; }
    [BindProperty(SupportsGet = true)] public string? Country { get; set; }
    [BindProperty(SupportsGet = true)] public string? Status { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? ReportsTo { get; set; }
    [BindProperty(SupportsGet = true)] public string? Sort { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public int PageNumber { get; set; } = 1;

    [BindProperty] public List<Guid> Chosen { get; set; } = [];
    /// <summary>All whom the filter finds, not only those ticked on this page of the list.</summary>
    [BindProperty] public bool Everybody { get; set; }

    public PeopleFilter Filter => new()
    {
        Q = Q, Department = Department, Site = Site, Level = Level, Country = Country, ReportsTo = ReportsTo, Sort = Sort ?? "name", Page = Math.Clamp(PageNumber, 1, 10_000),
        Status = Status switch { "left" => PeopleStatus.Left, "all" => PeopleStatus.All, _ => PeopleStatus.Active },
    };

    /// <summary>An act on the people of this view: its address keeps the filter.</summary>
    public string Act(string handler, string path = "/people")
    {
        var address = Url.Content("~" + Filter.Address(path));
        return $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={handler}";
    }
}
