namespace Upward.Web.Features.Enrolment;

/// <summary>What a form or a file says about a participant. Vetoes and the sharing of wants are not part of it: they are the person's alone.</summary>
public sealed record ProfileDraft
{
    public IReadOnlyList<WantedSkill> Wanted { get; init; } = [];
    public IReadOnlyList<OfferedSkill> Offered { get; init; } = [];
    public IReadOnlyList<string> Goals { get; init; } = [];
    public IReadOnlyList<string> Interests { get; init; } = [];
    public string Motivation { get; init; } = "";
    public IReadOnlyList<string> Languages { get; init; } = [];
    public string Availability { get; init; } = "";
    public CommunicationPreferences Communication { get; init; } = new();
    public int Capacity { get; init; } = 1;
    /// <summary>Enrolments of the other role, first choice first.</summary>
    public IReadOnlyList<Guid> Wishes { get; init; } = [];

    /// <summary>What stands there now, to change a part of it. Needs skills and wishes loaded.</summary>
    public static ProfileDraft Of(ParticipantEnrolment enrolment) => new()
    {
        Wanted = [.. enrolment.Skills.Where(s => s.Direction == SkillDirection.Wanted).Select(s => new WantedSkill(s.SkillId, s.Importance, s.SkillLevel))],
        Offered = [.. enrolment.Skills.Where(s => s.Direction == SkillDirection.Offered).Select(s => new OfferedSkill(s.SkillId, s.SkillLevel, s.Evidence))],
        Goals = enrolment.Goals, Interests = enrolment.Interests, Motivation = enrolment.Motivation, Languages = enrolment.Languages, Availability = enrolment.Availability,
        Communication = enrolment.Communication, Capacity = enrolment.Capacity, Wishes = [.. enrolment.Wishes.OrderBy(w => w.Rank).Select(w => w.PartnerEnrolmentId)],
    };
}

/// <param name="Importance">1 nice to have, 2 important, 3 most important.</param>
/// <param name="Level">The level aimed at, 1 to 4; 0 any.</param>
public sealed record WantedSkill(Guid SkillId, int Importance, int Level = 0);

/// <param name="Level">1 knows the basics, 2 uses it, 3 teaches it, 4 is asked by others.</param>
public sealed record OfferedSkill(Guid SkillId, int Level, string Evidence = "");
