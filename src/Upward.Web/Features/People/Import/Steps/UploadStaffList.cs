using System.Globalization;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Csv;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.People.Import;

/// <summary>First step: takes the file, refuses what cannot be read, and guesses header row and mapping.</summary>
[UseCase]
public sealed class UploadStaffList(AppDb db, CurrentPerson person, SavedMapping saved, AuditLog audit, TimeProvider clock)
{
    public async Task<Outcome<Guid>> ExecuteAsync(string fileName, byte[] content, CancellationToken ct)
    {
        var read = await ReadAsync(fileName, content, ct);
        if (!read.Succeeded) return read.Result;
        await KeepAsync(read.Value, ct);
        return read.Value.Id;
    }

    /// <summary>The file as an import that is not stored: for a look on the command line that leaves nothing behind.</summary>
    public async Task<Outcome<ImportRun>> ReadAsync(string fileName, byte[] content, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin) return Outcome.NotFound;
        var reading = CsvReading.Read(content);
        if (reading.Table is not { } table) return Say(reading.Refusal!);

        var run = ImportRun.Upload(db.OrganisationId, ShortName(fileName), content, person.Id == Guid.Empty ? null : person.Id, clock.GetUtcNow());
        var header = HeaderGuess.Row(table);
        run.Read(table.Encoding, table.Delimiter.ToString(), header);
        run.MapColumns((await saved.ChoicesAsync(table, header, ct)).ToJson());
        return run;
    }

    public Task KeepAsync(ImportRun run, CancellationToken ct)
    {
        db.ImportRuns.Add(run);
        audit.Record("people.import.uploaded", nameof(ImportRun), run.Id, run.FileName, new { bytes = run.Content.Length, run.Encoding });
        return db.SaveChangesAsync(ct);
    }

    public static Outcome Say(FileRefusal refusal) => Outcome.RefusedAt("file", "import.refused." + char.ToLowerInvariant(refusal.Kind.ToString()[0]) + refusal.Kind.ToString()[1..],
        ("detail", refusal.Detail ?? ""), ("line", refusal.Line?.ToString(CultureInfo.InvariantCulture) ?? ""));

    private static string ShortName(string fileName)
    {
        var name = Path.GetFileName(fileName.Replace('\\', '/'));
        return name.Length <= 120 ? name : name[..100] + "…" + name[^19..];
    }
}
