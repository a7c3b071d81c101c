using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;

namespace Upward.Web.Features.Mentorships.Import;

/// <summary>One file of pairs that was carried out: when, by whom, and what of it can be taken back.</summary>
public sealed class PairImport : IBelongToOrganisation
{
    /// <summary>How long an import can be taken back. What it needs for that is kept no longer.</summary>
    public const int Days = 30;

    private PairImport() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public string FileName { get; private set; } = "";
    public int Running { get; private set; }
    public int Past { get; private set; }
    public int Joined { get; private set; }
    public int LeftOut { get; private set; }
    public DateTimeOffset ImportedAt { get; private set; }
    public Guid? ImportedById { get; private set; }
    public DateTimeOffset? UndoneAt { get; private set; }
    public Guid? UndoneById { get; private set; }
    /// <summary>Pairs and people that the undo had to leave as they were.</summary>
    public int Kept { get; private set; }

    public static PairImport Of(Guid organisationId, Guid programmeId, string fileName, PairPlan plan, Guid? by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisationId, ProgrammeId = programmeId, FileName = fileName.Length > 200 ? fileName[..200] : fileName,
        Running = plan.Running.Count(), Past = plan.History.Count(), Joined = plan.Joining, LeftOut = plan.LeftOut, ImportedAt = now, ImportedById = by,
    };

    public bool CanBeUndone(DateTimeOffset now) => UndoneAt is null && ImportedAt >= now.AddDays(-Days);

    public Outcome Undo(Guid? by, DateTimeOffset now)
    {
        if (UndoneAt is not null) return Outcome.Refused("participants.undo.already");
        if (!CanBeUndone(now)) return Outcome.Refused("import.undo.tooLate", ("days", Days));
        (UndoneAt, UndoneById) = (now, by);
        return Outcome.Done;
    }

    public void KeptBack(int kept) => Kept = kept;
}

/// <summary>Somebody whom a file brought into the programme, and how they stood before: enough to take it back. Forgotten after 30 days.</summary>
public sealed class PairImportPerson : IBelongToOrganisation
{
    private PairImportPerson() { }

    public Guid ImportId { get; private set; }
    public Guid EnrolmentId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid PersonId { get; private set; }
    /// <summary>Null for somebody who was not in the programme before.</summary>
    public DateTimeOffset? WithdrawnBefore { get; private set; }
    public ProgrammeRole RoleBefore { get; private set; }
    /// <summary>The enrolment's version as the import left it: another one means that somebody has changed it since.</summary>
    public int Version { get; private set; }
    /// <summary>Text key of the reason why the undo left them in the programme.</summary>
    public string KeptBecause { get; private set; } = "";

    public static PairImportPerson Of(Guid importId, ParticipantEnrolment after, DateTimeOffset? withdrawnBefore, ProgrammeRole roleBefore) => new()
    {
        ImportId = importId, EnrolmentId = after.Id, OrganisationId = after.OrganisationId, PersonId = after.PersonId, WithdrawnBefore = withdrawnBefore, RoleBefore = roleBefore, Version = after.Version,
    };

    public void Keep(string because) => KeptBecause = because;
}
