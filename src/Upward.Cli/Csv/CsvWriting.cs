using System.Text;

namespace Upward.Cli.Csv;

/// <summary>Writes RFC 4180 with commas, CRLF-free (LF), UTF-8 without mark: the same bytes on every system.</summary>
internal static class CsvWriting
{
    public static void Row(StringBuilder to, params IEnumerable<string> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first) to.Append(',');
            first = false;
            to.Append(Escaped(Neutral(cell)));
        }
        to.Append('\n');
    }

    /// <summary>A spreadsheet runs a cell that begins like this; a leading apostrophe makes it text. The --json output keeps the value as it is.</summary>
    private static string Neutral(string cell) =>
        cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + cell : cell;

    private static string Escaped(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\n\r") >= 0 ? "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : cell;
}
