using System.Globalization;
using Upward.Web.Features.People.Import;

namespace Upward.Web.Features.Enrolment;

/// <summary>Languages as people write them in one line, "English, Deutsch", to and from tags.</summary>
public static class LanguageWords
{
    public static string Write(IEnumerable<string> tags) => string.Join(", ", tags.Select(NameOf));

    public static string NameOf(string tag)
    {
        try
        {
            var name = CultureInfo.GetCultureInfo(tag).EnglishName;
            return name.Length == 0 || name.StartsWith("Unknown", StringComparison.Ordinal) ? tag : name;
        }
        catch (CultureNotFoundException)
        {
            return tag; // a tag this machine does not know: show it as it is
        }
    }

    /// <returns>The tags, and the words that name no language we know.</returns>
    public static (IReadOnlyList<string> Tags, IReadOnlyList<string> Unknown) Read(string? text)
    {
        var words = (text ?? "").Split([',', ';', '|', '\n', '،', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var read = words.Select(w => (Word: w, Tag: Languages.Tag(w))).ToList();
        return ([.. read.Where(r => r.Tag is not null).Select(r => r.Tag!).Distinct()], [.. read.Where(r => r.Tag is null).Select(r => r.Word)]);
    }
}
