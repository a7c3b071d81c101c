using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Csv;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.People.Import;

/// <summary>Second and third step: which row holds the headings, what each column means, and the options of the preview.</summary>
[UseCase]
public sealed class ChooseColumns(AppDb db, CurrentPerson person, SavedMapping saved)
{
    public async Task<Outcome> HeaderRowAsync(Guid runId, int row, CancellationToken ct)
    {
        var run = await OpenRunAsync(runId, ct);
        if (run is null) return Outcome.NotFound;
        var reading = run.Reading();
        var table = reading.Table!;
        if (row > CsvLimits.HeaderRows || !table.Rows.Any(r => r.Number == row) || table.Rows[^1].Number == row) return Outcome.RefusedAt("row", "import.header.none");
        if (row == run.HeaderRow) return Outcome.Done;
        run.Read(reading, row);
        run.MapColumns((await saved.ChoicesAsync(table, row, ct)).ToJson());
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    /// <summary>Another sheet of the workbook: its headings and their meaning are looked for anew.</summary>
    public async Task<Outcome> SheetAsync(Guid runId, string sheet, CancellationToken ct)
    {
        var run = await OpenRunAsync(runId, ct);
        if (run is null) return Outcome.NotFound;
        if (sheet == run.Sheet) return Outcome.Done;
        var reading = TableReading.Read(run.Content, sheet);
        if (reading.Table is not { } table) return UploadStaffList.Say(reading.Refusal!, "sheet");
        var row = HeaderGuess.Row(table);
        run.Read(reading, row);
        run.MapColumns((await saved.ChoicesAsync(table, row, ct)).ToJson());
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    /// <summary>Puts the mapping of an earlier import away and guesses from this file.</summary>
    public async Task<Outcome> GuessAsync(Guid runId, CancellationToken ct)
    {
        var run = await OpenRunAsync(runId, ct);
        if (run is null) return Outcome.NotFound;
        run.MapColumns(SavedMapping.Guess(run.Reading().Table!, run.HeaderRow).ToJson());
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    /// <summary>Keeps the choices even when they are not yet complete, so that nothing typed is lost.</summary>
    public async Task<Outcome> ExecuteAsync(Guid runId, ImportChoices choices, CancellationToken ct)
    {
        var run = await OpenRunAsync(runId, ct);
        if (run is null) return Outcome.NotFound;
        run.MapColumns(choices.ToJson());
        await db.SaveChangesAsync(ct);
        return Outcome.Refused([.. choices.Mapping.Faults().Select(Say)]);
    }

    public static Refusal Say(MappingFault fault) => new(fault.Column is { } c ? $"column-{c}" : "columns",
        new Message("import.mapping." + char.ToLowerInvariant(fault.Kind.ToString()[0]) + fault.Kind.ToString()[1..],
            ("field", fault.Kind == MappingFaultKind.FieldTwice ? new Message("import.field." + fault.Detail) : fault.Detail ?? ""),
            ("column", fault.Column is { } column ? CellName.Column(column) : "")));

    private async Task<ImportRun?> OpenRunAsync(Guid runId, CancellationToken ct) =>
        await db.ImportRuns.WorkableBy(person).SingleOrDefaultAsync(r => r.Id == runId && r.TaskId == null, ct);
}
