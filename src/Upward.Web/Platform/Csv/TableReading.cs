using Upward.Web.Platform.Xlsx;

namespace Upward.Web.Platform.Csv;

/// <summary>Bytes to a table, whether they are a CSV file or an Excel workbook.</summary>
public static class TableReading
{
    /// <param name="sheet">Of a workbook: which sheet; the first one when empty.</param>
    public static Reading Read(byte[] bytes, string sheet = "")
    {
        var reading = CsvReading.Read(bytes);
        return reading.Refusal is { Kind: RefusalKind.ExcelWorkbook } ? XlsxReading.Read(bytes, sheet) : reading;
    }
}
