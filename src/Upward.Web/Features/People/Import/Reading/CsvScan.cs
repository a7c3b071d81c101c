using System.Globalization;
using System.Text;

namespace Upward.Web.Features.People.Import;

/// <summary>
/// One pass over the text that makes the rows (RFC 4180, with the liberties people take). Ours rather than a library's,
/// because a refusal must name the line where a quote opened, and a file beyond the limits must stop before it costs memory.
/// </summary>
internal ref struct CsvScan(ReadOnlySpan<char> text, char delimiter)
{
    private readonly ReadOnlySpan<char> text = text;
    private readonly List<CsvRow> rows = [];
    private readonly List<string> cells = [];
    private string[] above = [];
    private int at;
    private int line = 1;

    public FileRefusal? Run(bool skipFirst, out List<CsvRow> found)
    {
        found = rows;
        for (var number = 1; at < text.Length; number++)
        {
            if (ReadRow() is { } refusal) return refusal;
            // Empty rows are left out but counted, so that row numbers stay those of the spreadsheet.
            if (skipFirst && number == 1 || cells.TrueForAll(string.IsNullOrWhiteSpace)) continue;
            if (rows.Count == CsvLimits.Rows + 1) return new(RefusalKind.TooManyRows);
            above = [.. cells];
            rows.Add(new(number, above));
        }
        return null;
    }

    private FileRefusal? ReadRow()
    {
        cells.Clear();
        while (true)
        {
            if (at < text.Length && text[at] == '"')
            {
                if (QuotedCell() is { } refusal) return refusal;
            }
            else Keep(RestOfCell());

            var more = at < text.Length && text[at] == delimiter;
            if (more) at++;
            if (more && cells.Count == CsvLimits.Columns) return new(RefusalKind.TooManyColumns, ColumnsOfThisRow(), line);
            if (more) continue;
            EndOfLine();
            return null;
        }
    }

    private FileRefusal? QuotedCell()
    {
        var opened = line;
        var start = ++at;
        StringBuilder? unescaped = null;
        while (true)
        {
            var quote = text[at..].IndexOf('"');
            if (quote < 0) return new(RefusalKind.OpenQuote, null, opened);
            line += text.Slice(at, quote).Count('\n');
            at += quote + 1;
            if (at >= text.Length || text[at] != '"') break;
            (unescaped ??= new()).Append(text[start..at]);
            start = ++at;
        }
        var inside = text[start..(at - 1)];
        var rest = RestOfCell();
        // A cell over several lines that goes on after its quote: the quote was meant for something else and swallowed rows.
        if (line > opened && !rest.Trim().IsEmpty) return new(RefusalKind.OpenQuote, null, opened);
        if (unescaped is null && rest.Trim().IsEmpty) Keep(inside);
        else cells.Add((unescaped ?? new()).Append(inside).Append(rest).ToString());
        return null;
    }

    private ReadOnlySpan<char> RestOfCell()
    {
        var rest = text[at..];
        var end = rest.IndexOfAny(delimiter, '\n', '\r');
        if (end < 0) end = rest.Length;
        at += end;
        return rest[..end];
    }

    private void EndOfLine()
    {
        if (at < text.Length && text[at] == '\r') at++;
        if (at < text.Length && text[at] == '\n') at++;
        line++;
    }

    /// <summary>Departments and sites repeat: the cell above is often the same string and is shared.</summary>
    private readonly void Keep(ReadOnlySpan<char> cell)
    {
        var column = cells.Count;
        cells.Add(column < above.Length && cell.SequenceEqual(above[column]) ? above[column] : cell.ToString());
    }

    private readonly string ColumnsOfThisRow()
    {
        var rest = text[at..];
        var end = rest.IndexOf('\n');
        var count = CsvLimits.Columns + 1 + (end < 0 ? rest : rest[..end]).Count(delimiter);
        return count.ToString("N0", CultureInfo.InvariantCulture);
    }
}
