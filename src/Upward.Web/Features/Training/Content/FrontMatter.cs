namespace Upward.Web.Features.Training.Content;

/// <summary>A file that ships: <c>key: value</c> lines between two lines of dashes, and the text after them.</summary>
internal sealed record FrontMatter(IReadOnlyDictionary<string, string> Values, string Body)
{
    public string this[string key] => Values.GetValueOrDefault(key, "");
    public int Number(string key) => int.Parse(this[key], System.Globalization.CultureInfo.InvariantCulture);

    public static FrontMatter Parse(string text)
    {
        var parts = text.ReplaceLineEndings("\n").Split("---\n", 3);
        if (parts.Length != 3 || parts[0].Length > 0) throw new FormatException("A text that ships begins with its facts between two lines of dashes.");
        var values = parts[1].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2)).ToDictionary(p => p[0], p => p[1].Trim(), StringComparer.Ordinal);
        return new(values, parts[2].Trim() + "\n");
    }
}
