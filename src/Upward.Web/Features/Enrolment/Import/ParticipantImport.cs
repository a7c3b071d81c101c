using Upward.Web.Platform;

namespace Upward.Web.Features.Enrolment.Import;

/// <summary>One participants file that was carried out: when, by whom, and what of it can be taken back.</summary>
public sealed class ParticipantImport : IBelongToOrganisation
{
    /// <summary>How long an import can be taken back. What it needs for that is kept no longer.</summary>
    public const int Days = 30;

    private ParticipantImport() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public string FileName { get; private set; } = "";
    public int Added { get; private set; }
    public int Changed { get; private set; }
    public int LeftOut { get; private set; }
    /// <summary>Skills that it added to the taxonomy.</summary>
    public List<Guid> NewSkillIds { get; private set; } = [];
    public DateTimeOffset ImportedAt { get; private set; }
    public Guid? ImportedById { get; private set; }
    public DateTimeOffset? UndoneAt { get; private set; }
    public Guid? UndoneById { get; private set; }

    public static ParticipantImport Of(Guid organisationId, Guid programmeId, string fileName, ParticipantPlan plan, IEnumerable<Guid> newSkills, Guid? by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisationId, ProgrammeId = programmeId, FileName = fileName.Length > 200 ? fileName[..200] : fileName,
        Added = plan.ToAdd, Changed = plan.ToChange, LeftOut = plan.RowsWithProblems, NewSkillIds = [.. newSkills], ImportedAt = now, ImportedById = by,
    };

    public bool IsForgotten(DateTimeOffset now) => ImportedAt < now.AddDays(-Days);
    public bool CanBeUndone(DateTimeOffset now) => UndoneAt is null && !IsForgotten(now);

    public Outcome Undo(Guid? by, DateTimeOffset now)
    {
        if (UndoneAt is not null) return Outcome.Refused("participants.undo.already");
        if (IsForgotten(now)) return Outcome.Refused("import.undo.tooLate", ("days", Days));
        (UndoneAt, UndoneById) = (now, by);
        return Outcome.Done;
    }
}

/// <summary>What an import did to one participant: enough to take it back when nothing has changed since. Forgotten after 30 days.</summary>
public sealed class ParticipantImportRow : IBelongToOrganisation
{
    private ParticipantImportRow() { }

    public Guid ImportId { get; private set; }
    /// <summary>As a spreadsheet counts it.</summary>
    public int Row { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid EnrolmentId { get; private set; }
    public Guid PersonId { get; private set; }
    public bool WasAdded { get; private set; }
    /// <summary>What the file could change, as it was before.</summary>
    public ProfileBefore Before { get; private set; } = new();
    /// <summary>The enrolment's version as the import left it: another one means that somebody has changed it since.</summary>
    public int Version { get; private set; }
    public DateTimeOffset? TakenBackAt { get; private set; }
    /// <summary>Text key of the reason why it could not be taken back.</summary>
    public string KeptBecause { get; private set; } = "";

    /// <param name="before">Null for somebody who was not in the programme before.</param>
    public static ParticipantImportRow Of(Guid importId, int row, ParticipantEnrolment after, ProfileBefore? before) => new()
    {
        ImportId = importId, Row = row, OrganisationId = after.OrganisationId, EnrolmentId = after.Id, PersonId = after.PersonId,
        WasAdded = before is null, Before = before ?? new(), Version = after.Version,
    };

    public void TakenBack(DateTimeOffset now) => TakenBackAt = now;
    public void Keep(string because) => KeptBecause = because;
}

/// <summary>The part of a profile that a participants file can change.</summary>
public sealed record ProfileBefore
{
    public IReadOnlyList<WantedSkill> Wanted { get; init; } = [];
    public IReadOnlyList<OfferedSkill> Offered { get; init; } = [];
    public IReadOnlyList<string> Goals { get; init; } = [];
    public IReadOnlyList<string> Interests { get; init; } = [];
    public IReadOnlyList<string> Languages { get; init; } = [];
    public string Motivation { get; init; } = "";
    public int Capacity { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }

    public static ProfileBefore Of(ParticipantEnrolment enrolment)
    {
        var draft = ProfileDraft.Of(enrolment);
        return new() { Wanted = draft.Wanted, Offered = draft.Offered, Goals = [.. draft.Goals], Interests = [.. draft.Interests], Languages = [.. draft.Languages], Motivation = draft.Motivation, Capacity = draft.Capacity, WithdrawnAt = enrolment.WithdrawnAt };
    }

    /// <summary>Hours, preferences and wishes are not the file's: they stay as they are.</summary>
    public ProfileDraft Over(ProfileDraft now) => now with { Wanted = Wanted, Offered = Offered, Goals = Goals, Interests = Interests, Languages = Languages, Motivation = Motivation, Capacity = Capacity };

    public IEnumerable<Guid> SkillIds => Wanted.Select(w => w.SkillId).Concat(Offered.Select(o => o.SkillId));
}
