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
    private const int SheetsTried = 3;

    public async Task<Outcome<Guid>> ExecuteAsync(string fileName, byte[] content, CancellationToken ct)
    {
        var read = await ReadAsync(fileName, content, ct);
        if (!read.Succeeded) return read.Result;
        await KeepAsync(read.Value, ct);
        return read.Value.Id;
    }

    /// <summary>The file as an import that is not stored: for a look on the command line that leaves nothing behind.</summary>
    /// <param name="sheet">Of a workbook; the first that is not hidden when empty.</param>
    public async Task<Outcome<ImportRun>> ReadAsync(string fileName, byte[] content, CancellationToken ct, string sheet = "")
    {
        if (!person.IsOrganisationAdmin) return Outcome.NotFound;
        var reading = FirstThatCanBeRead(content, sheet);
        if (reading.Table is not { } table) return Say(reading.Refusal!);

        var run = ImportRun.Upload(db.OrganisationId, ShortName(fileName), content, person.Id == Guid.Empty ? null : person.Id, clock.GetUtcNow());
        var header = HeaderGuess.Row(table);
        run.Read(reading, header);
        run.MapColumns((await saved.ChoicesAsync(table, header, ct)).ToJson());
        return run;
    }

    /// <summary>A cover sheet without a table, or one with formulas, must not stand in the way of the list behind it: the sheet can be chosen in the next step.</summary>
    private static Reading FirstThatCanBeRead(byte[] content, string sheet)
    {
        var first = TableReading.Read(content, sheet);
        if (sheet.Length > 0 || first.Refusal is not { Kind: RefusalKind.EmptySheet or RefusalKind.Formula }) return first;
        return first.Sheets.Skip(1).Take(SheetsTried).Select(other => TableReading.Read(content, other)).FirstOrDefault(r => r.Table is not null) ?? first;
    }

    public Task KeepAsync(ImportRun run, CancellationToken ct)
    {
        db.ImportRuns.Add(run);
        audit.Record("people.import.uploaded", nameof(ImportRun), run.Id, run.FileName, new { bytes = run.Content.Length, run.Encoding });
        return db.SaveChangesAsync(ct);
    }

    public static Outcome Say(FileRefusal refusal, string field = "file") => Outcome.RefusedAt(field, "import.refused." + char.ToLowerInvariant(refusal.Kind.ToString()[0]) + refusal.Kind.ToString()[1..],
        ("detail", refusal.Detail ?? ""), ("line", refusal.Line?.ToString(CultureInfo.InvariantCulture) ?? ""));

    private static string ShortName(string fileName)
    {
        var name = Path.GetFileName(fileName.Replace('\\', '/'));
        return name.Length <= 120 ? name : name[..100] + "…" + name[^19..];
    }
}
