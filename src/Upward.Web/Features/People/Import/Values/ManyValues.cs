namespace Upward.Web.Features.People.Import;

public static class ManyValues
{
    private static readonly char[] Certain = [';', '|', '\n', '\r'];

    /// <summary>
    /// The values of one cell. A comma cuts only where no surer sign stands and <paramref name="commaCuts"/> allows it:
    /// "Haddad, Amina" is one person.
    /// </summary>
    public static IReadOnlyList<string> Split(string cell, string separator, bool commaCuts)
    {
        var parts = separator.Length > 0 ? cell.Split(separator)
            : cell.IndexOfAny(Certain) >= 0 ? cell.Split(Certain)
            : commaCuts ? cell.Split(',', '،', '、')
            : [cell];
        return parts.Select(p => p.Trim()).Where(p => p.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
    }

    /// <summary>Signs that people type for "nothing", in columns where they cannot be a value.</summary>
    public static bool MeansNothing(string cell) => cell.Length == 0 || cell is "-" or "–" or "—" or "." or "#N/A" or "#NV" or "N/A" or "n/a" or "null" or "NULL" or "none" or "None";
}
