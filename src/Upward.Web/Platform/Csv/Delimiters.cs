namespace Upward.Web.Platform.Csv;

/// <summary>Finds the delimiter: by the first row where that is the header for certain, otherwise by how well it cuts the first rows.</summary>
public static class Delimiters
{
    private static readonly char[] Known = [',', ';', '\t'];

    /// <summary>The one that stands most often in the header row outside quotes; comma when none does. Cells below may hold lists with the others.</summary>
    public static char OfHeaderRow(ReadOnlySpan<char> text)
    {
        var counts = new int[Known.Length];
        var (quoted, started) = (false, false);
        foreach (var c in text)
        {
            if (c == '"') quoted = !quoted;
            if (quoted) continue;
            if (c is '\n' or '\r')
            {
                if (started) break; // empty lines before the header do not count
                continue;
            }
            started = true;
            var known = Array.IndexOf(Known, c);
            if (known >= 0) counts[known]++;
        }
        return Known[Array.IndexOf(counts, counts.Max())];
    }

    /// <summary>
    /// The one that cuts the first rows into the same number of columns, more than one: titles may stand above the header, and
    /// cells below it may hold lists. A list begins under the header, so the table that begins first is the right one; unless it
    /// is broken just where another begins: then its first row was a title.
    /// </summary>
    /// <returns>The delimiter, or null when no delimiter makes columns.</returns>
    public static char? Detect(ReadOnlySpan<char> text)
    {
        CutRows? best = null;
        foreach (var delimiter in Known)
        {
            var cut = CutRows.Of(text, delimiter);
            if (cut.Usual >= 2 && (best is null || cut.IsRatherTheTableThan(best))) best = cut;
        }
        return best?.Delimiter;
    }

    /// <summary>Excel writes a first line such as "sep=;" and hides it again on opening.</summary>
    public static char? Declared(ReadOnlySpan<char> text) =>
        text.Length > 4 && text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && Known.Contains(text[4]) ? text[4] : null;
}
