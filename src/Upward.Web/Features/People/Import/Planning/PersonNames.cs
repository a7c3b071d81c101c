namespace Upward.Web.Features.People.Import;

internal static class PersonNames
{
    /// <summary>"Haddad, Amina" is how payroll writes Amina Haddad.</summary>
    public static string GivenFirst(string name)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        if (comma <= 0 || comma != name.LastIndexOf(',')) return name;
        var (family, given) = (name[..comma].Trim(), name[(comma + 1)..].Trim());
        // "Paul Byrne, PhD" is no family name first: one short word in capitals after several is a degree.
        return given.Length == 0 ? family : family.Contains(' ', StringComparison.Ordinal) && given.Length <= 4 && given.Skip(1).Any(char.IsUpper) ? name : $"{given} {family}";
    }

    /// <summary>The form in which names are compared.</summary>
    public static string Key(string name) => string.Join(' ', GivenFirst(name).Normalize().ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
