namespace Upward.Web.Features.People.Pages;

/// <summary>One filter as a menu of links: it works without script and each choice has its address.</summary>
public sealed record FacetMenu(string Field, string? Chosen, IReadOnlyList<Facet> Facets, Func<string?, string> Address);
