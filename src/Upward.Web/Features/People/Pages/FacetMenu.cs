namespace Upward.Web.Features.People.Pages;

/// <summary>One filter as a menu of links: it works without script and each choice has its address.</summary>
/// <param name="Named">How a value is said to the reader; null: as it is stored.</param>
public sealed record FacetMenu(string Field, string? Chosen, IReadOnlyList<Facet> Facets, Func<string?, string> Address, Func<string, string>? Named = null)
{
    public string Say(string value) => Named?.Invoke(value) ?? value;

    /// <summary>In the order of what is read.</summary>
    public IEnumerable<Facet> InOrder => Named is null ? Facets : Facets.OrderBy(f => Say(f.Value), StringComparer.CurrentCultureIgnoreCase);
}
