using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Csv;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.People.Import;

public sealed record ImportPreview(ImportRun Run, CsvTable Table, ImportChoices Choices, ImportPlan Plan, DirectorySnapshot Directory);

/// <summary>Fourth step: what the import would do now. Stores nothing.</summary>
[UseCase]
public sealed class PreviewImport(AppDb db, CurrentPerson person)
{
    public async Task<ImportPreview?> ExecuteAsync(Guid runId, CancellationToken ct)
    {
        var run = await db.ImportRuns.AsNoTracking().WorkableBy(person).SingleOrDefaultAsync(r => r.Id == runId && r.TaskId == null, ct);
        return run is null ? null : await OfAsync(run, ct);
    }

    /// <param name="run">Stored or not; whoever has it may work on it.</param>
    public async Task<ImportPreview> OfAsync(ImportRun run, CancellationToken ct)
    {
        var table = run.Reading().Table!;
        var choices = ImportChoices.FromJson(run.Mapping);
        var directory = await DirectoryReading.SnapshotAsync(db, ct);
        var options = new ImportOptions
        {
            ImportId = run.Id, UploadedAt = run.UploadedAt,
            ImportWithoutManager = choices.ImportWithoutManager, MissingPeopleLeave = choices.MissingPeopleLeave, EmptyCellsClear = choices.EmptyCellsClear,
            Corrections = choices.Corrections,
        };
        return new(run, table, choices, ImportPlanning.Plan(table, run.HeaderRow, choices.Mapping, directory, options), directory);
    }
}
