using System.Globalization;
using System.Xml;
using Upward.Web.Platform.Csv;

namespace Upward.Web.Platform.Xlsx;

/// <param name="TextAt">The number of a shared text, to be looked up later.</param>
internal readonly record struct SheetCell(string Text, int? TextAt = null);

internal sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells);

/// <summary>The cells of one sheet, row by row, with the limits that a CSV file has. The row of headings is not counted, nor are cells and rows without a value.</summary>
internal sealed class SheetScan(CellFormats formats)
{
    private readonly List<SheetRow> _rows = [];
    private readonly List<SheetCell> _cells = [];
    private int _row, _width;

    public IReadOnlyList<SheetRow> Rows => _rows;
    public bool NeedsTexts { get; private set; }

    public void Run(Package package, Sheet sheet)
    {
        using var xml = package.Read(sheet.Part);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                _row = Number(xml.GetAttribute("r")) ?? _row + 1;
                _cells.Clear();
                if (xml.IsEmptyElement) continue;
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" }) Cell(xml, sheet);
            else if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "row" }) EndRow();
        }
    }

    private void EndRow()
    {
        if (_width > CsvLimits.Columns) throw new XlsxFault(new(RefusalKind.TooManyColumns, _width.ToString("N0", CultureInfo.InvariantCulture), _row));
        if (_cells.Count == 0) return;
        if (_rows.Count > CsvLimits.Rows) throw new XlsxFault(new(RefusalKind.TooManyRows));
        // Rows out of order would make two of one number; spreadsheets do not write them.
        if (_rows.Count > 0 && _rows[^1].Number >= _row) throw XlsxFault.Damaged();
        _rows.Add(new(_row, [.. _cells]));
    }

    private void Cell(XmlReader xml, Sheet sheet)
    {
        var column = ColumnOf(xml.GetAttribute("r")) ?? _cells.Count;
        var (type, style) = (xml.GetAttribute("t") ?? "n", Number(xml.GetAttribute("s")));
        if (xml.IsEmptyElement) return;
        var (value, inline, depth) = ((string?)null, (string?)null, xml.Depth);
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "f" })
                throw new XlsxFault(new(RefusalKind.Formula, $"{CellName.Of(column, _row)}", _row));
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "v" }) value = xml.ReadElementContentAsString();
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "is" })
            {
                inline = SharedTexts.One(xml);
                xml.Read();
            }
            else if (!xml.Read()) throw XlsxFault.Damaged();
        }
        if (Made(type, style, value, inline) is { } cell) Put(column, cell);
    }

    private SheetCell? Made(string type, int? style, string? value, string? inline)
    {
        if (type == "inlineStr") return inline is { Length: > 0 } ? new(inline) : null;
        if (value is not { Length: > 0 and <= XlsxLimits.CellCharacters }) return value is null or "" ? null : throw XlsxFault.Damaged();
        switch (type)
        {
            case "s":
                NeedsTexts = true;
                return new("", Number(value) ?? throw XlsxFault.Damaged());
            case "b": return new(value == "1" ? "TRUE" : "FALSE");
            case "n": return new(formats.Show(value, style));
            default: return new(value);
        }
    }

    private void Put(int column, SheetCell cell)
    {
        _width = Math.Max(_width, column + 1);
        // Only counted, so that the refusal can say how many there are.
        if (column >= CsvLimits.Columns) return;
        while (_cells.Count < column) _cells.Add(new(""));
        if (_cells.Count == column) _cells.Add(cell);
        else _cells[column] = cell;
    }

    /// <summary>The column of an address such as AB12, from 0.</summary>
    private static int? ColumnOf(string? address)
    {
        var column = 0;
        foreach (var letter in address ?? "")
        {
            if (letter is < 'A' or > 'Z' || column > 100_000) break;
            column = column * 26 + (letter - 'A' + 1);
        }
        return column == 0 ? null : column - 1;
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
}
