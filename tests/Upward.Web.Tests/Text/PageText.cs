using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Upward.Web.Tests.Text;

/// <summary>What a page says outside the marks ⟦ ⟧ of the pseudo-language.</summary>
internal static partial class PageText
{
    private static readonly string[] Attributes = ["title", "aria-label", "placeholder", "alt", "label", "aria-description", "aria-valuetext"];

    /// <summary>Data by its nature: names of keys and file formats, and what a machine reads.</summary>
    private static readonly string[] AllowedWords = ["UTF", "UTC", "CSV", "Esc", "Excel", "English", "SQLite", "PostgreSQL", "Upward"];

    private static readonly HashSet<string> Calendar = [.. CultureInfo.GetCultureInfo("en-GB").DateTimeFormat is var f
        ? f.MonthNames.Concat(f.AbbreviatedMonthNames).Concat(f.DayNames).Concat(f.AbbreviatedDayNames).Where(n => n.Length > 0) : []];

    /// <summary>Elements that hold data or are not read as text: avatars (initials), time zones, keys of the keyboard.</summary>
    private const string Exempt = "script, style, template, noscript, kbd, code, .avatar, .wordmark, [data-content], select[name$=TimeZone] option, textarea";

    public static IEnumerable<string> OutsideTheMarks(IHtmlDocument page, DataWords data)
    {
        var depth = 0;
        foreach (var node in page.Body!.Descendants().OfType<IText>())
        {
            if (node.ParentElement?.Closest(Exempt) is not null) continue;
            if (Words(Strip(node.Data, ref depth), data) is { Length: > 0 } words) yield return $"{words} in <{node.ParentElement!.LocalName}> {Short(node.Data)}";
        }
        if (depth != 0) yield return "a mark is not closed: a text was cut";
        foreach (var element in page.All)
            foreach (var name in Attributes)
                if (element.GetAttribute(name) is { } value && element.Closest("[data-content]") is null)
                    if (Words(Stripped(value), data) is { Length: > 0 } words) yield return $"{words} in {name} of <{element.LocalName}> {Short(value)}";
        if (Words(Stripped(page.Title ?? ""), data) is { Length: > 0 } inTitle) yield return $"{inTitle} in the title {Short(page.Title!)}";
    }

    /// <summary>The words of one text that stand outside its marks.</summary>
    public static IEnumerable<string> Outside(string text) => Word().Matches(Stripped(text)).Select(m => m.Value);

    public static IEnumerable<string> MissingKeys(string html) => Missing().Matches(html).Select(m => m.Value).Distinct();

    private static string Words(string text, DataWords data) => string.Join(' ',
        Word().Matches(Address().Replace(data.TakeFrom(text), " ")).Select(m => m.Value).Where(w => !AllowedWords.Contains(w) && !Calendar.Contains(w)));

    private static string Stripped(string text)
    {
        var depth = 0;
        return Strip(text, ref depth);
    }

    private static string Strip(string text, ref int depth)
    {
        var outside = new StringBuilder();
        foreach (var c in text)
            if (c == '⟦') { depth++; outside.Append(' '); }
            else if (c == '⟧') depth--;
            else if (depth == 0) outside.Append(c);
        return outside.ToString();
    }

    private static string Short(string text) => text.Trim() is { Length: > 80 } t ? t[..80] + "…" : text.Trim();

    // One letter alone is a column of a sheet or a sign.
    [GeneratedRegex(@"\p{L}[\p{L}\p{M}’'-]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\S+@\S+|https?://\S+|[0-9a-f]{16,}|\b\p{L}+/[\p{L}_/]+")]
    private static partial Regex Address();

    [GeneratedRegex(@"\[[a-z][A-Za-z0-9]*(\.[A-Za-z0-9_-]+)+\]")]
    private static partial Regex Missing();
}
