using System.Text;

namespace Upward.Web.Platform.Csv;

/// <summary>
/// One pass over the text that makes the rows (RFC 4180, with the liberties people take). Ours rather than a library's,
/// because a refusal must name the line and column, and a file beyond the limits must stop before it costs memory.
/// </summary>
/// <param name="strict">
/// No liberties, and every cell keeps its place: for a file that nobody looks at before it is used. Rows of nothing but
/// separators are then rows; only an empty line is not.
/// </param>
public ref struct CsvScan(ReadOnlySpan<char> text, char delimiter, bool strict = false)
{
    private readonly ReadOnlySpan<char> text = text;
    private readonly List<CsvRow> rows = [];
    private readonly List<string> cells = [];
    private readonly List<CellPlace> places = [];
    private string[] above = [];
    private int at;
    private int line = 1;
    private int lineStart;

    public ScanFault? Run(bool skipFirst, out List<CsvRow> found)
    {
        found = rows;
        for (var number = 1; at < text.Length; number++)
        {
            if (ReadRow() is { } fault) return fault;
            // Empty rows are left out but counted, so that row numbers stay those of the spreadsheet.
            if (skipFirst && number == 1 || IsEmpty) continue;
            if (rows.Count == CsvLimits.Rows + 1) return new(ScanFaultKind.TooManyRows, line - 1, 1);
            above = [.. cells];
            rows.Add(new(number, above, strict ? [.. places] : null));
        }
        return null;
    }

    private readonly bool IsEmpty => strict ? cells is [""] : cells.TrueForAll(string.IsNullOrWhiteSpace);

    private ScanFault? ReadRow()
    {
        cells.Clear();
        places.Clear();
        while (true)
        {
            if (strict) places.Add(new(line, at - lineStart + 1));
            if (at < text.Length && text[at] == '"')
            {
                if (QuotedCell() is { } fault) return fault;
            }
            else
            {
                var start = at;
                var cell = RestOfCell();
                if (strict && cell.IndexOf('"') is >= 0 and var inside) return new(ScanFaultKind.QuoteInside, line, start + inside - lineStart + 1);
                Keep(cell);
            }

            var more = at < text.Length && text[at] == delimiter;
            if (more) at++;
            if (more && cells.Count == CsvLimits.Columns) return new(ScanFaultKind.TooManyColumns, line, at - lineStart + 1, ColumnsOfThisRow());
            if (more) continue;
            EndOfLine();
            return null;
        }
    }

    private ScanFault? QuotedCell()
    {
        var opened = new ScanFault(ScanFaultKind.OpenQuote, line, at - lineStart + 1);
        var start = ++at;
        StringBuilder? unescaped = null;
        while (true)
        {
            var quote = text[at..].IndexOf('"');
            if (quote < 0) return opened;
            CountLines(quote);
            at += quote + 1;
            if (at >= text.Length || text[at] != '"') break;
            (unescaped ??= new()).Append(text[start..at]);
            start = ++at;
        }
        var inside = text[start..(at - 1)];
        if (strict && at < text.Length && text[at] != delimiter && text[at] is not ('\n' or '\r'))
            return new(ScanFaultKind.TextAfterQuote, line, at - lineStart + 1, Found: text[at]);

        var rest = RestOfCell();
        // A cell over several lines that goes on after its quote: the quote was meant for something else and swallowed rows.
        if (line > opened.Line && !rest.Trim().IsEmpty) return opened;
        if (unescaped is null && rest.Trim().IsEmpty) Keep(inside);
        else cells.Add((unescaped ?? new()).Append(inside).Append(rest).ToString());
        return null;
    }

    private void CountLines(int length)
    {
        var passed = text.Slice(at, length);
        line += passed.Count('\n');
        var last = passed.LastIndexOf('\n');
        if (last >= 0) lineStart = at + last + 1;
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
        (line, lineStart) = (line + 1, at);
    }

    /// <summary>Departments and sites repeat: the cell above is often the same string and is shared.</summary>
    private readonly void Keep(ReadOnlySpan<char> cell)
    {
        var column = cells.Count;
        cells.Add(column < above.Length && cell.SequenceEqual(above[column]) ? above[column] : cell.ToString());
    }

    private readonly int ColumnsOfThisRow()
    {
        var rest = text[at..];
        var end = rest.IndexOf('\n');
        return CsvLimits.Columns + 1 + (end < 0 ? rest : rest[..end]).Count(delimiter);
    }
}
