using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>A programme's purpose in words, for its pages, letters and agreements: one place, so that all say the same.</summary>
public static class PurposeWords
{
    /// <summary>"Bridge generations, digital skills"; empty when only own words were written.</summary>
    public static string Names(IEnumerable<string> purposes, Texts texts) => string.Join(", ", purposes.Select(key => texts["purpose." + key]));

    /// <summary>One line for the head of a page: the names, else the first sentence of the own words.</summary>
    public static string Line(IEnumerable<string> purposes, string ownWords, Texts texts)
    {
        var names = Names(purposes, texts);
        if (names.Length > 0) return names;
        var end = ownWords.IndexOfAny(['.', '!', '?', '\n']);
        return end < 0 ? ownWords.Trim() : ownWords[..(ownWords[end] == '\n' ? end : end + 1)].Trim();
    }

    /// <summary>All of it, a paragraph each: own words first, because they were written for these people.</summary>
    public static IReadOnlyList<string> Paragraphs(Programme programme, Texts texts) =>
        [.. programme.Purpose.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), .. programme.Purposes.Select(key => texts[$"purpose.{key}.text"])];
}
