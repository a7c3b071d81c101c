using System.Globalization;

namespace Upward.Web.Features.People;

/// <summary>Staff lists hold countries as codes or as names. A code of two letters is shown as the name its reader knows; everything else as it was written.</summary>
public static class CountryNames
{
    public static string Of(string written, CultureInfo reader)
    {
        if (written.Length != 2 || !written.All(char.IsAsciiLetter)) return written;
        var code = written.ToUpperInvariant();
        if (code == "UK") code = "GB"; // what people write for the United Kingdom
        try
        {
            // Named in the language of a culture that speaks the reader's language in that country: RegionInfo.DisplayName
            // would be the language of whoever asked first, kept for the whole process.
            var name = new RegionInfo($"{reader.TwoLetterISOLanguageName}-{code}").NativeName;
            return name.Length == 0 || name.StartsWith("Unknown", StringComparison.Ordinal) ? written : name;
        }
        catch (ArgumentException)
        {
            return written; // no country of this code is known here
        }
    }
}
