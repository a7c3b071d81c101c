using System.Text;
using Upward.Web.Platform.Csv;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.People.Import.Pages;

internal static class LeftOutRows
{
    public static byte[] File(ImportPreview preview, Texts texts)
    {
        var table = preview.Table;
        var header = table.Rows.First(r => r.Number == preview.Run.HeaderRow);
        var wrong = preview.Plan.Problems.Where(p => !p.Warning).ToLookup(p => p.Row);
        var text = new StringBuilder(SafeCsv.Line(Cells(header, table.Columns).Append(texts["import.leftOut.column"])));
        foreach (var row in table.Below(header.Number).Where(r => wrong.Contains(r.Number)))
            text.Append(SafeCsv.Line(Cells(row, table.Columns).Append(string.Join("; ", wrong[row.Number].Select(p => $"{p.Cell}: {ProblemWords.Title(p.Kind, texts)}")))));
        return SafeCsv.File(text.ToString());
    }

    private static IEnumerable<string> Cells(CsvRow row, int columns) => Enumerable.Range(0, columns).Select(row.Cell);
}
