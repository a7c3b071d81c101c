using System.Text;

namespace Upward.Web.Platform.Csv;

/// <summary>
/// Writes CSV that no spreadsheet runs (trust.md C4): a cell that begins like a formula gets an apostrophe in front.
/// The import takes that apostrophe off again, so that what was exported comes back as it was.
/// </summary>
public static class SafeCsv
{
    private static readonly System.Buffers.SearchValues<char> Quoted = System.Buffers.SearchValues.Create("\",\r\n;\t");

    /// <param name="end">Line ends for spreadsheets by default; a file that shall be the same bytes everywhere and be read by programs takes "\n".</param>
    public static string Line(IEnumerable<string> cells, string end = "\r\n") => string.Join(',', cells.Select(Cell)) + end;

    public static string Cell(string text)
    {
        if (StartsFormula(text)) text = "'" + text;
        return text.AsSpan().IndexOfAny(Quoted) < 0 && text.Trim() == text ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>Leading spaces do not stop a spreadsheet, and fullwidth signs are folded to the plain ones by some.</summary>
    public static bool StartsFormula(string text)
    {
        if (text.Length > 0 && text[0] is '\t' or '\r' or '\n' or '\0') return true;
        var first = text.AsSpan().TrimStart();
        return first.Length > 0 && first[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '|' or '%';
    }

    /// <summary>Excel reads UTF-8 only with its mark.</summary>
    public static byte[] File(string text) => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)];
}
