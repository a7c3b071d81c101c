using Upward.Cli.Faults;
using Upward.Web.Platform.Csv;

namespace Upward.Cli.Csv;

/// <summary>
/// Text to a table, strictly: nobody looks at the rows before they are matched, and a file that is read wrongly in silence
/// makes wrong pairs.
/// </summary>
internal static class HeadedTableReading
{
    /// <returns>The table, or null when the file as a whole cannot be used; faults of single rows are added and the rows left out.</returns>
    public static HeadedTable? Read(string file, string text, FaultList faults)
    {
        var declared = Delimiters.Declared(text);
        var delimiter = declared ?? Delimiters.OfHeaderRow(text);
        if (new CsvScan(text, delimiter, strict: true).Run(skipFirst: declared is not null, out var found) is { } fault)
        {
            faults.Add(new Position(file, fault.Line, fault.Column), Said(fault, delimiter));
            return null;
        }
        if (found.Count == 0)
        {
            faults.Add(new Position(file, 1, 1), "the file is empty, expected a header row with the column names.");
            return null;
        }
        var header = Cells(found[0]);
        var rows = new List<Cell[]>(found.Count - 1);
        foreach (var row in found.Skip(1).Select(Cells))
        {
            if (row.Length == header.Length) rows.Add(row);
            else Blame(file, row, header.Length, delimiter, faults);
        }
        return new HeadedTable(file, header, rows, anybody: found.Count > 1);
    }

    private static Cell[] Cells(CsvRow row) => [.. row.Cells.Zip(row.Places!, (text, at) => new Cell(text, at.Line, at.Column))];

    private static void Blame(string file, Cell[] row, int columns, char delimiter, FaultList faults)
    {
        var at = row[Math.Min(row.Length - 1, columns)];
        faults.Add(new Position(file, at.Line, at.Column),
            "this row", $"{row.Length} cells", $"{columns}, as in the header; a cell with {Name(delimiter)} in it needs quotes");
    }

    private static string Said(ScanFault fault, char delimiter) => fault.Kind switch
    {
        ScanFaultKind.TooManyRows => $"more than {CsvLimits.Rows:N0} rows.",
        ScanFaultKind.TooManyColumns => $"{fault.Columns} columns, expected at most {CsvLimits.Columns}. Is this a CSV file?",
        ScanFaultKind.OpenQuote => "this quote is never closed.",
        ScanFaultKind.QuoteInside => "a quote in the middle of a cell: put the whole cell in quotes and double the quote inside it.",
        _ => $"after the closing quote: found {Shown.Quoted(fault.Found.ToString())}, expected {Name(delimiter)} or the end of the line.",
    };

    private static string Name(char delimiter) => delimiter switch
    {
        ',' => "a comma",
        ';' => "a semicolon",
        _ => "a tab",
    };
}
