using Upward.Web.Platform.Csv;

namespace Upward.Web.Features.People.Import;

/// <summary>The first row that looks like headings: mostly filled, all different, no values, known words.</summary>
public static class HeaderGuess
{
    public static int Row(CsvTable table)
    {
        var widest = table.Rows.Take(50).Max(r => Filled(r));
        return table.Rows.TakeWhile(r => r.Number <= CsvLimits.HeaderRows)
            .Select(r => (r.Number, Score: Score(r, widest)))
            .OrderByDescending(x => x.Score).ThenBy(x => x.Number)
            .Select(x => x.Number).FirstOrDefault(table.Rows[0].Number);
    }

    private static int Filled(CsvRow row) => row.Cells.Count(c => !string.IsNullOrWhiteSpace(c));

    private static double Score(CsvRow row, int widest)
    {
        var cells = row.Cells.Select(c => c.Trim()).Where(c => c.Length > 0).ToList();
        if (cells.Count == 0) return -1;
        var known = cells.Sum(c => HeadingWords.Guess(c).Certainty);
        var values = cells.Count(LooksLikeValue);
        var repeated = cells.Count - cells.Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return known + (double)cells.Count / Math.Max(widest, 1) - 2 * values - repeated;
    }

    private static bool LooksLikeValue(string cell) =>
        cell.Contains('@', StringComparison.Ordinal) || char.IsDigit(cell[0]) && cell.Count(char.IsDigit) * 2 >= cell.Length || cell.Length > 80;
}
