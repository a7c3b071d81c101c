using System.Xml;
using Upward.Web.Platform.Csv;

namespace Upward.Web.Platform.Xlsx;

/// <summary>One sheet of an Excel workbook as the same table that a CSV file gives: values as they are shown, dates as 2026-11-22.</summary>
public static class XlsxReading
{
    /// <summary>What stands where a CSV file has its encoding.</summary>
    public const string Encoding = "Excel";

    /// <param name="sheet">The name of a sheet; the first one that is not hidden when empty.</param>
    public static Reading Read(byte[] bytes, string sheet = "")
    {
        if (bytes.Length > CsvLimits.Bytes) return new(null, new(RefusalKind.TooLarge, (bytes.Length / 1024 / 1024).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        try
        {
            using var package = Package.Open(bytes);
            var workbook = Workbook.Of(package);
            var chosen = sheet.Length == 0 ? workbook.Sheets[0] : workbook.Sheets.FirstOrDefault(s => s.Name == sheet);
            var read = chosen is null ? new(null, new(RefusalKind.NoSuchSheet, sheet)) : Table(package, workbook, chosen);
            return read with { Sheets = workbook.Names, Sheet = chosen?.Name ?? "" };
        }
        catch (XlsxFault fault)
        {
            return new(null, fault.Refusal);
        }
        catch (Exception damage) when (damage is InvalidDataException or XmlException or EndOfStreamException)
        {
            return new(null, new(RefusalKind.DamagedWorkbook));
        }
    }

    private static Reading Table(Package package, Workbook workbook, Sheet sheet)
    {
        try
        {
            var rows = Rows(package, workbook, sheet);
            return rows.Count == 0 ? new(null, new(RefusalKind.EmptySheet, sheet.Name)) : new(new(Encoding, ',', rows, rows.Max(r => r.Cells.Length)), null);
        }
        catch (XlsxFault fault)
        {
            return new(null, fault.Refusal);
        }
    }

    private static List<CsvRow> Rows(Package package, Workbook workbook, Sheet sheet)
    {
        // Rows first, texts afterwards: a sheet that is refused for its size has not cost the reading of a million texts.
        var scan = new SheetScan(CellFormats.Of(package, workbook));
        scan.Run(package, sheet);
        var texts = scan.NeedsTexts ? SharedTexts.Of(package, workbook) : [];
        return [.. scan.Rows.Select(r => new CsvRow(r.Number, [.. r.Cells.Select(c => c.TextAt is { } at ? at < texts.Count ? texts[at] : throw XlsxFault.Damaged() : c.Text)]))];
    }
}
