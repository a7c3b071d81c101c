using Microsoft.AspNetCore.Http.Extensions;

namespace Upward.Web.Features.People;

public enum PeopleStatus { Active, Left, All }

/// <summary>What the list shows; it lives in the address, so that a view can be sent to a colleague.</summary>
public sealed record PeopleFilter
{
    public const int PageSize = 50;

    public string? Q { get; init; }
    public string? Department { get; init; }
    public string? Site { get; init; }
    public string? Level { get; init; }
    public string? Country { get; init; }
    public PeopleStatus Status { get; init; }
    /// <summary>Everyone below this person, at any depth.</summary>
    public Guid? ReportsTo { get; init; }
    /// <summary>name, department, site, level or since; with a minus downwards.</summary>
    public string Sort { get; init; } = "name";
    public int Page { get; init; } = 1;

    public bool IsNarrowed => !string.IsNullOrWhiteSpace(Q) || Department is not null || Site is not null || Level is not null || Country is not null || ReportsTo is not null || Status != PeopleStatus.Active;

    public string Address(string path = "/people")
    {
        var query = new QueryBuilder();
        void Add(string name, string? value) { if (!string.IsNullOrEmpty(value)) query.Add(name, value); }
        Add("q", Q?.Trim());
        Add("department", Department);
        Add("site", Site);
        Add("level", Level);
        Add("country", Country);
        if (Status != PeopleStatus.Active) Add("status", Status == PeopleStatus.Left ? "left" : "all");
        Add("reportsTo", ReportsTo?.ToString());
        if (Sort != "name") Add("sort", Sort);
        if (Page > 1) Add("p", Page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return path + query;
    }
}
