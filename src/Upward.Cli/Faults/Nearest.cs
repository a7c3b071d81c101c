namespace Upward.Cli.Faults;

/// <summary>"Did you mean?": the closest known name, when it is close enough to be worth saying.</summary>
internal static class Nearest
{
    // Column and key names are short; anything longer is not a typing slip worth the quadratic work.
    private const int LongestName = 100;

    public static string? To(string name, IEnumerable<string> known) => known
        .Select(k => (Name: k, Distance: Distance(Folded(name), Folded(k))))
        .Where(k => k.Distance <= Math.Max(1, Math.Max(name.Length, k.Name.Length) / 3))
        .OrderBy(k => k.Distance).ThenBy(k => k.Name, StringComparer.Ordinal)
        .Select(k => k.Name)
        .FirstOrDefault();

    public static string Question(string? near) => near is null ? "." : $"; did you mean {Shown.Quoted(near)}?";

    private static string Folded(string text) => (text.Length > LongestName ? text[..LongestName] : text).ToUpperInvariant();

    // Levenshtein, one row at a time.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
