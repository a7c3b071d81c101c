namespace Upward.Web.Features.Programmes;

/// <summary>The form of a programme, for new and for old. A number that cannot be read arrives as null and is refused by its range.</summary>
public sealed class ProgrammeForm
{
    public string? Name { get; set; }
    public string? Purpose { get; set; }
    public ProgrammeKind Kind { get; set; }
    public string? Preset { get; set; }
    public DateOnly? StartsOn { get; set; }
    public DateOnly? EndsOn { get; set; }
    public int? CadenceDays { get; set; }
    public int? Sessions { get; set; }
    public int? SessionMinutes { get; set; }
    public string? MentorLabel { get; set; }
    public string? MenteeLabel { get; set; }
    public int? MentorCapacity { get; set; }
    public int? MenteeCapacity { get; set; }
    public int? AnswerDays { get; set; }
    public int Version { get; set; }

    public static ProgrammeForm Of(ProgrammeFacts facts, int version = 0) => new()
    {
        Name = facts.Name, Purpose = facts.Purpose, Kind = facts.Kind, Preset = facts.Preset, StartsOn = facts.StartsOn, EndsOn = facts.EndsOn,
        CadenceDays = facts.CadenceDays, Sessions = facts.Sessions, SessionMinutes = facts.SessionMinutes,
        MentorLabel = facts.MentorLabel, MenteeLabel = facts.MenteeLabel, MentorCapacity = facts.MentorCapacity,
        MenteeCapacity = facts.MenteeCapacity, AnswerDays = facts.AnswerDays, Version = version,
    };

    public ProgrammeFacts Facts => new()
    {
        Name = Name ?? "", Purpose = Purpose ?? "", Kind = Kind, Preset = ProgrammePreset.Find(Preset)?.Key ?? "standard",
        StartsOn = StartsOn ?? default, EndsOn = EndsOn ?? default, CadenceDays = CadenceDays ?? 0, Sessions = Sessions ?? 0,
        SessionMinutes = SessionMinutes ?? 0, MentorLabel = MentorLabel ?? "", MenteeLabel = MenteeLabel ?? "",
        MentorCapacity = MentorCapacity ?? 0, MenteeCapacity = MenteeCapacity ?? 0, AnswerDays = AnswerDays ?? 0,
    };
}
