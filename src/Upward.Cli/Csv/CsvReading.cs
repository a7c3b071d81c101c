using System.Text;
using Upward.Cli.Faults;

namespace Upward.Cli.Csv;

/// <summary>
/// A strict reader (RFC 4180; comma, semicolon or tab). Our own, because a message must name the line and column of a cell,
/// which CsvHelper does not keep, and because a file that is read wrongly in silence makes wrong pairs.
/// </summary>
internal sealed class CsvReading
{
    private const int MostRows = 100_000;
    private const int MostColumns = 200;

    private readonly string file;
    private readonly string text;
    private readonly FaultList faults;
    private readonly char delimiter;
    private int at;
    private int line = 1;
    private int lineStart;

    private CsvReading(string file, string text, FaultList faults) =>
        (this.file, this.text, this.faults, delimiter) = (file, text, faults, Delimiter.Detect(text));

    /// <returns>The table, or null when the file as a whole cannot be used; faults of single rows are added and the rows left out.</returns>
    public static CsvTable? Read(string file, string text, FaultList faults) => new CsvReading(file, text, faults).Read();

    private CsvTable? Read()
    {
        Cell[]? header = null;
        var rows = new List<Cell[]>();
        var anybody = false;
        while (at < text.Length)
        {
            var record = NextRecord();
            if (record is null) return null;
            if (record is [{ Text: "" }]) continue; // an empty line

            if (header is null)
            {
                header = record;
                if (header.Length <= MostColumns) continue;
                faults.Add(Here(header[MostColumns]), $"{header.Length} columns, expected at most {MostColumns}. Is this a CSV file?");
                return null;
            }
            anybody = true;
            if (record.Length != header.Length)
            {
                faults.Add(Here(record[Math.Min(record.Length - 1, header.Length)]),
                    "this row", $"{record.Length} cells", $"{header.Length}, as in the header; a cell with {Delimiter.Name(delimiter)} in it needs quotes");
                continue;
            }
            rows.Add(record);
            if (rows.Count <= MostRows) continue;
            faults.Add(Here(record[0]), $"more than {MostRows:N0} rows.");
            return null;
        }

        if (header is not null) return new CsvTable(file, header, rows, anybody);
        faults.Add(new Position(file, 1, 1), "the file is empty, expected a header row with the column names.");
        return null;
    }

    private Cell[]? NextRecord()
    {
        var cells = new List<Cell>();
        while (true)
        {
            var cell = NextCell();
            if (cell is null) return null;
            cells.Add(cell.Value);
            if (at < text.Length && text[at] == delimiter)
            {
                at++;
                continue;
            }
            SkipLineEnd();
            return [.. cells];
        }
    }

    private Cell? NextCell()
    {
        var start = new Cell("", line, at - lineStart + 1);
        if (at < text.Length && text[at] == '"') return QuotedCell(start);

        var from = at;
        while (at < text.Length && text[at] != delimiter && text[at] is not ('\n' or '\r'))
        {
            if (text[at] == '"')
            {
                faults.Add(new Position(file, line, at - lineStart + 1),
                    "a quote in the middle of a cell: put the whole cell in quotes and double the quote inside it.");
                return null;
            }
            at++;
        }
        return start with { Text = text[from..at] };
    }

    private Cell? QuotedCell(Cell start)
    {
        var content = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                if (at + 1 >= text.Length || text[at + 1] != '"') break;
                at++;
            }
            content.Append(text[at]);
            if (text[at] == '\n') (line, lineStart) = (line + 1, at + 1);
        }
        if (at >= text.Length)
        {
            faults.Add(Here(start), "this quote is never closed.");
            return null;
        }
        at++;
        if (at == text.Length || text[at] == delimiter || text[at] is '\n' or '\r') return start with { Text = content.ToString() };
        faults.Add(new Position(file, line, at - lineStart + 1),
            $"after the closing quote: found {Shown.Quoted(text[at].ToString())}, expected {Delimiter.Name(delimiter)} or the end of the line.");
        return null;
    }

    private void SkipLineEnd()
    {
        if (at < text.Length && text[at] == '\r') at++;
        if (at < text.Length && text[at] == '\n') at++;
        (line, lineStart) = (line + 1, at);
    }

    private Position Here(Cell cell) => new(file, cell.Line, cell.Column);
}
