namespace Upward.Web.Platform.Csv;

/// <summary>What was read: every row with the number a spreadsheet would show, cells as written.</summary>
public sealed record CsvTable(string Encoding, char Delimiter, IReadOnlyList<CsvRow> Rows, int Columns)
{
    /// <summary>The heading of a column when <paramref name="headerRow"/> (1-based) is the header row.</summary>
    public string Heading(int headerRow, int column) =>
        Rows.FirstOrDefault(r => r.Number == headerRow)?.Cell(column) ?? "";

    public IEnumerable<CsvRow> Below(int headerRow) => Rows.Where(r => r.Number > headerRow);
}

/// <param name="Places">Where each cell begins; kept by a strict scan only, so that a large staff list costs no memory for it.</param>
public sealed record CsvRow(int Number, string[] Cells, CellPlace[]? Places = null)
{
    /// <summary>Short rows read as if their missing cells were empty. No-break spaces come from web pages and count as spaces.</summary>
    public string Cell(int column)
    {
        var cell = column < Cells.Length ? Cells[column].Trim() : "";
        // The apostrophe that our own export puts before a formula.
        return cell.Length > 1 && cell[0] == '\'' && SafeCsv.StartsFormula(cell[1..]) ? cell[1..] : cell;
    }
}

public static class CellName
{
    /// <summary>The address a spreadsheet shows: column 0 in row 1 is A1, column 27 is AB.</summary>
    public static string Of(int column, int row) => Column(column) + row.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static string Column(int column)
    {
        var letters = "";
        for (var n = column + 1; n > 0; n = (n - 1) / 26) letters = (char)('A' + ((n - 1) % 26)) + letters;
        return letters;
    }
}
