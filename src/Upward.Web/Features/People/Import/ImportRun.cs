using Upward.Web.Platform;
using Upward.Web.Platform.Csv;

namespace Upward.Web.Features.People.Import;

/// <summary>One import from upload to report: the file, the choices, the plan's digest, and the facts of commit and undo.</summary>
public sealed class ImportRun : IBelongToOrganisation
{
    private ImportRun() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public string FileName { get; private set; } = "";
    /// <summary>The file as it was uploaded; emptied 30 days after the commit, together with the right to undo.</summary>
    public byte[] Content { get; private set; } = [];
    public string Encoding { get; private set; } = "";
    public string Delimiter { get; private set; } = ",";
    /// <summary>The sheet of a workbook; empty for a CSV file.</summary>
    public string Sheet { get; private set; } = "";
    public int HeaderRow { get; private set; } = 1;
    /// <summary>JSON of the column mapping and options.</summary>
    public string Mapping { get; private set; } = "";
    public string PlanDigest { get; private set; } = "";
    /// <summary>The accepted plan, compressed JSON: a commit that was interrupted goes on from it, undo goes back along it.</summary>
    public byte[] Plan { get; private set; } = [];
    public int Rows { get; private set; }
    public int ToCreate { get; private set; }
    public int ToUpdate { get; private set; }
    public int Unchanged { get; private set; }
    public int LeftOut { get; private set; }
    public int ToLeave { get; private set; }
    public DateTimeOffset UploadedAt { get; private set; }
    public Guid? UploadedById { get; private set; }
    public Guid? TaskId { get; private set; }
    public DateTimeOffset? CommittedAt { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }
    public Guid? UndoTaskId { get; private set; }
    public DateTimeOffset? UndoneAt { get; private set; }
    public Guid? UndoneById { get; private set; }

    public static ImportRun Upload(Guid organisationId, string fileName, byte[] content, Guid? by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisationId, FileName = fileName, Content = content, UploadedAt = now, UploadedById = by,
    };

    public void Read(Reading reading, int headerRow) =>
        (Encoding, Delimiter, Sheet, HeaderRow) = (reading.Table!.Encoding, reading.Table.Delimiter.ToString(), reading.Sheet, headerRow);

    /// <summary>The file again, as it was read when it came.</summary>
    public Reading Reading() => TableReading.Read(Content, Sheet);
    public void MapColumns(string mapping) => (Mapping, PlanDigest) = (mapping, "");

    public void Planned(string digest, int rows, int create, int update, int unchanged, int leftOut, int leave) =>
        (PlanDigest, Rows, ToCreate, ToUpdate, Unchanged, LeftOut, ToLeave) = (digest, rows, create, update, unchanged, leftOut, leave);

    public bool IsAccepted => TaskId is not null;
    public bool IsOver => CommittedAt is not null || CancelledAt is not null;
    public bool CanBeUndone => IsAccepted && CancelledAt is null && UndoneAt is null && UndoTaskId is null && Plan.Length > 0;

    public void Accept(byte[] plan, Guid taskId) => (Plan, TaskId) = (plan, taskId);
    public void Committed(DateTimeOffset now) => CommittedAt = now;
    public void Cancelled(DateTimeOffset now) => CancelledAt = now;
    public void Undo(Guid taskId, Guid? by) => (UndoTaskId, UndoneById) = (taskId, by);
    public void Undone(DateTimeOffset now) => UndoneAt = now;
    public void ForgetContent() => (Content, Plan) = ([], []);
}

/// <summary>What an import did to one person: enough to take it back when nothing has changed since.</summary>
public sealed class ImportedChange : IBelongToOrganisation
{
    private ImportedChange() { }

    public Guid ImportRunId { get; private set; }
    /// <summary>Row in the file, counted from 1 with the header; for people who left: a number after the last row.</summary>
    public int Row { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid PersonId { get; private set; }
    public ImportedChangeKind Kind { get; private set; }
    /// <summary>JSON of the facts before and after; empty before for a new person.</summary>
    public string Before { get; private set; } = "";
    public string After { get; private set; } = "";
    public DateTimeOffset? TakenBackAt { get; private set; }
    /// <summary>Resource key of the reason why it could not be taken back.</summary>
    public string KeptBecause { get; private set; } = "";

    public static ImportedChange Of(Guid organisationId, Guid runId, int row, Guid personId, ImportedChangeKind kind, string before, string after) => new()
    {
        OrganisationId = organisationId, ImportRunId = runId, Row = row, PersonId = personId, Kind = kind, Before = before, After = after,
    };

    public void Keep(string because) => KeptBecause = because;
}

public enum ImportedChangeKind { Created, Updated, Left }
