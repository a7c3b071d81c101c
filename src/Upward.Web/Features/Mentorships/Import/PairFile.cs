using Upward.Web.Features.People.Import;
using Upward.Web.Platform;
using Upward.Web.Platform.Csv;

namespace Upward.Web.Features.Mentorships.Import;

/// <summary>A file of pairs as it was read: its table, its sheets, and the choices by which its columns are understood.</summary>
public sealed record PairFile(CsvTable Table, IReadOnlyList<string> Sheets, PairChoices Choices)
{
    /// <summary>Some 100,000 pairs; CSV reading itself ends at that many rows.</summary>
    public const int Largest = 10 * 1024 * 1024;

    private const int SheetsTried = 3;

    /// <param name="choices">Null: as the headings say. Those for another sheet count for that sheet only.</param>
    public static Outcome<PairFile> Read(byte[] content, PairChoices? choices)
    {
        if (content.Length > Largest) return Outcome.RefusedAt("File", "participants.import.refused.large");
        var reading = TableReading.Read(content, choices?.Sheet ?? "");
        // A cover sheet without a table must not stand in the way of the list behind it: the sheet can be chosen then.
        if (choices is null && reading.Refusal is { Kind: RefusalKind.EmptySheet or RefusalKind.Formula })
            reading = reading.Sheets.Skip(1).Take(SheetsTried).Select(other => TableReading.Read(content, other)).FirstOrDefault(r => r.Table is not null) ?? reading;
        if (reading.Table is not { } table) return UploadStaffList.Say(reading.Refusal!, "File");
        choices ??= PairColumns.Guess(reading, table);
        if (table.Rows.All(r => r.Number != choices.HeaderRow)) return Outcome.RefusedAt("HeaderRow", "import.header.none");
        return new PairFile(table, reading.Sheets, choices with { Columns = choices.Columns.Where(c => c.Value >= 0 && c.Value < table.Columns).ToDictionary() });
    }

    /// <summary>The columns without which nothing can be said of a pair.</summary>
    public IEnumerable<PairColumn> Missing => ((PairColumn[])[PairColumn.Mentor, PairColumn.Mentee, PairColumn.StartedOn]).Where(c => !Choices.Columns.ContainsKey(c));

    public string Cell(CsvRow row, PairColumn column) => Choices.Columns.TryGetValue(column, out var at) ? row.Cell(at) : "";
    public string PlaceOf(CsvRow row, PairColumn column) => CellName.Of(Choices.Columns.GetValueOrDefault(column), row.Number);
    public IEnumerable<CsvRow> Rows => Table.Below(Choices.HeaderRow);
}
