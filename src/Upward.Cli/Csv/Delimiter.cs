namespace Upward.Cli.Csv;

internal static class Delimiter
{
    private static readonly char[] Known = [',', ';', '\t'];

    /// <summary>The one that stands most often in the header row outside quotes; comma when none does.</summary>
    public static char Detect(string text)
    {
        var counts = new int[Known.Length];
        var quoted = false;
        var started = false;
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

    public static string Name(char delimiter) => delimiter switch
    {
        ',' => "a comma",
        ';' => "a semicolon",
        _ => "a tab",
    };
}
