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

    /// <summary>The one that cuts the first rows into the same number of columns, more than one: titles may stand above the header.</summary>
    /// <returns>The delimiter, or null when no delimiter makes columns.</returns>
    public static char? Detect(ReadOnlySpan<char> text)
    {
        char? best = null;
        var bestScore = 0.0;
        foreach (var delimiter in Known)
        {
            var score = Score(text, delimiter);
            if (score > bestScore) (best, bestScore) = (delimiter, score);
        }
        return best;
    }

    /// <summary>Excel writes a first line such as "sep=;" and hides it again on opening.</summary>
    public static char? Declared(ReadOnlySpan<char> text) =>
        text.Length > 4 && text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && Known.Contains(text[4]) ? text[4] : null;

    private static double Score(ReadOnlySpan<char> text, char delimiter)
    {
        var counts = FieldCounts(text, delimiter);
        if (counts.Count == 0) return 0;
        var usual = counts.GroupBy(c => c).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).First();
        // One column is no evidence. Beyond that, agreement between rows weighs more than many columns.
        return usual.Key < 2 ? 0 : (double)usual.Count() / counts.Count * (1 + Math.Log2(usual.Key) / 10);
    }

    private static List<int> FieldCounts(ReadOnlySpan<char> text, char delimiter)
    {
        var counts = new List<int>();
        var fields = 1;
        bool quoted = false, empty = true, atStart = true;
        foreach (var c in text)
        {
            if (quoted)
            {
                if (c == '"') quoted = false;
                continue;
            }
            if (c == '"' && atStart) (quoted, empty) = (true, false);
            else if (c == delimiter) (fields, empty) = (fields + 1, false);
            else if (c == '\n')
            {
                if (!empty) counts.Add(fields);
                if (counts.Count == 200) break;
                (fields, empty) = (1, true);
            }
            else if (c != '\r') empty = false;
            // A doubled quote inside a quoted cell closes and opens again: the next quote counts as a start.
            atStart = c == delimiter || c == '\n' || c == '"';
        }
        if (!empty && counts.Count < 200 && !quoted) counts.Add(fields);
        return counts;
    }
}
