using System.Globalization;

namespace Upward.Web.Features.Matching.Answers;

public static class Languages
{
    /// <summary>"German" for "de", in words of the reader's own language where the platform has them.</summary>
    public static string NameOf(string tag, CultureInfo reader)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(tag);
            return reader.TwoLetterISOLanguageName == "en" ? culture.EnglishName : culture.NativeName;
        }
        catch (CultureNotFoundException)
        {
            // An import may bring any tag; it is then shown as it came.
            return tag;
        }
    }
}
