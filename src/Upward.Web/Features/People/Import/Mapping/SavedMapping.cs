using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Csv;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.People.Import;

/// <summary>The mapping for a header row: that of the last import of this organisation with the same row, otherwise a guess.</summary>
[UseCase]
public sealed class SavedMapping(AppDb db, CurrentPerson person)
{
    /// <summary>A quarterly list, a nightly one and some single ones: the last fifty imports know each shape.</summary>
    private const int LookedAt = 50;

    public async Task<ImportChoices> ChoicesAsync(CsvTable table, int headerRow, CancellationToken ct)
    {
        var headings = HeadingsOf(table, headerRow);
        var last = await db.ImportRuns.AsNoTracking().WorkableBy(person).Where(r => r.TaskId != null).OrderByDescending(r => r.UploadedAt).Take(LookedAt)
            .Select(r => new { r.FileName, r.UploadedAt, r.Mapping }).ToListAsync(ct);
        foreach (var run in last)
        {
            var choices = ImportChoices.FromJson(run.Mapping);
            if (!SameHeadings(choices.Headings, headings)) continue;
            // The columns only: whether those who are missing leave is decided each time, by looking.
            return new(choices.Mapping) { LevelRanks = choices.LevelRanks, Headings = headings, TakenFrom = new(run.FileName, run.UploadedAt) };
        }
        return Guess(table, headerRow);
    }

    public static ImportChoices Guess(CsvTable table, int headerRow)
    {
        var mapping = MappingGuess.For(table, headerRow);
        return new(mapping) { LevelRanks = NewLevels.Guess(table, headerRow, mapping), Headings = HeadingsOf(table, headerRow) };
    }

    public static IReadOnlyList<string> HeadingsOf(CsvTable table, int headerRow) => [.. Enumerable.Range(0, table.Columns).Select(c => table.Heading(headerRow, c))];

    /// <summary>Case does not count; the order does, because the mapping names columns by their place.</summary>
    public static bool SameHeadings(IReadOnlyList<string> a, IReadOnlyList<string> b) => a.Count > 0 && a.SequenceEqual(b, StringComparer.OrdinalIgnoreCase);
}
