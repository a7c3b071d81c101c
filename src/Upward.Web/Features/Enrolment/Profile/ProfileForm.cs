namespace Upward.Web.Features.Enrolment;

/// <summary>The profile as it is typed. Everything is text until it is read, so that nothing typed is ever lost.</summary>
public sealed class ProfileForm
{
    public int Version { get; set; }
    public List<WantedRow> Wanted { get; set; } = [];
    public List<OfferedRow> Offered { get; set; } = [];
    public List<string> Goals { get; set; } = [];
    public string? OwnGoals { get; set; }
    public List<string> Interests { get; set; } = [];
    public string? OwnInterests { get; set; }
    public string? Motivation { get; set; }
    public string? Languages { get; set; }
    public List<DayRow> Days { get; set; } = [];
    public string? Channel { get; set; }
    public string? Pace { get; set; }
    public string? Directness { get; set; }
    public string? Capacity { get; set; }
    public List<string?> Wishes { get; set; } = [];

    public sealed class WantedRow
    {
        public string? Skill { get; set; }
        public int Importance { get; set; } = 2;
        public int Level { get; set; }
    }

    public sealed class OfferedRow
    {
        public string? Skill { get; set; }
        public int Level { get; set; } = 2;
        public string? Evidence { get; set; }
    }

    private const int SpareRows = 3;

    public static ProfileForm Of(ParticipantEnrolment enrolment, IReadOnlyList<string> personLanguages, PartnerList partners) => new ProfileForm
    {
        Version = enrolment.Version,
        Wanted = [.. enrolment.Skills.Where(s => s.Direction == SkillDirection.Wanted).OrderByDescending(s => s.Importance).ThenBy(s => s.Skill.Name)
            .Select(s => new WantedRow { Skill = s.Skill.Name, Importance = s.Importance, Level = s.SkillLevel })],
        Offered = [.. enrolment.Skills.Where(s => s.Direction == SkillDirection.Offered).OrderByDescending(s => s.SkillLevel).ThenBy(s => s.Skill.Name)
            .Select(s => new OfferedRow { Skill = s.Skill.Name, Level = s.SkillLevel, Evidence = s.Evidence })],
        Goals = [.. enrolment.Goals.Where(ProfileWords.Goals.Contains)],
        OwnGoals = string.Join('\n', enrolment.Goals.Where(g => !ProfileWords.Goals.Contains(g))),
        Interests = [.. enrolment.Interests.Where(ProfileWords.Interests.Contains)],
        OwnInterests = string.Join('\n', enrolment.Interests.Where(i => !ProfileWords.Interests.Contains(i))),
        Motivation = enrolment.Motivation,
        Languages = LanguageWords.Write(enrolment.Languages.Count > 0 ? enrolment.Languages : personLanguages),
        Days = WeekForm.Of(enrolment.Availability),
        Channel = enrolment.Communication.Channel, Pace = enrolment.Communication.Pace, Directness = enrolment.Communication.Directness,
        Capacity = enrolment.Capacity.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Wishes = [.. enrolment.Wishes.OrderBy(w => w.Rank).Select(w => partners.NameOf(w.PartnerEnrolmentId))],
    }.WithSpareRows(SpareRows);

    /// <summary>What the same person typed elsewhere, where nothing stands here yet. Wishes and capacity belong to one programme.</summary>
    public void TakeOver(ProfileForm other)
    {
        if (Wanted.TrueForAll(w => string.IsNullOrWhiteSpace(w.Skill))) Wanted = other.Wanted;
        if (Offered.TrueForAll(o => string.IsNullOrWhiteSpace(o.Skill))) Offered = other.Offered;
        if (Goals.Count == 0 && string.IsNullOrWhiteSpace(OwnGoals)) (Goals, OwnGoals) = (other.Goals, other.OwnGoals);
        if (Interests.Count == 0 && string.IsNullOrWhiteSpace(OwnInterests)) (Interests, OwnInterests) = (other.Interests, other.OwnInterests);
        if (Days.TrueForAll(d => d.IsEmpty)) Days = other.Days;
        if (string.IsNullOrWhiteSpace(Languages)) Languages = other.Languages;
        Channel = string.IsNullOrEmpty(Channel) ? other.Channel : Channel;
        Pace = string.IsNullOrEmpty(Pace) ? other.Pace : Pace;
        Directness = string.IsNullOrEmpty(Directness) ? other.Directness : Directness;
    }

    /// <summary>Empty rows to type into; the browser's script can add more without asking.</summary>
    public ProfileForm WithSpareRows(int spare)
    {
        while (Wanted.Count < ParticipantEnrolment.MostSkills && Wanted.Count(w => string.IsNullOrWhiteSpace(w.Skill)) < spare) Wanted.Add(new());
        while (Offered.Count < ParticipantEnrolment.MostSkills && Offered.Count(o => string.IsNullOrWhiteSpace(o.Skill)) < spare) Offered.Add(new());
        while (Wishes.Count < ParticipantEnrolment.MostWishes) Wishes.Add(null);
        while (Days.Count < 7) Days.Add(new());
        return this;
    }
}
