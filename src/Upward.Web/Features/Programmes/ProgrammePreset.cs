namespace Upward.Web.Features.Programmes;

/// <summary>
/// A tried shape for a programme. The numbers come from reported programmes (product practice); names and advice stand in
/// the resource file under preset.KEY.name and preset.KEY.note.
/// </summary>
/// <param name="Purposes">What such programmes are usually for; the first step asks for it again.</param>
/// <param name="Pairs">How many pairs the shape is meant for; 0: any number.</param>
public sealed record ProgrammePreset(
    string Key, ProgrammeKind Kind, int Sessions, int SessionMinutes, int CadenceDays, int Months, string[] Purposes,
    Formality Formality = Formality.Agreement, int MentorCapacity = 1, int MenteeCapacity = 1, int AnswerDays = 7, int Pairs = 0)
{
    public static IReadOnlyList<ProgrammePreset> All { get; } =
    [
        new("standard", ProgrammeKind.Reverse, 6, 60, 30, 6, ["bridge-generations"]),
        new("hartford", ProgrammeKind.Reverse, 7, 45, 21, 5, ["digital-skills"]),
        new("inclusion", ProgrammeKind.Reverse, 6, 60, 30, 6, ["inclusion"], AnswerDays: 14),
        new("higher-education", ProgrammeKind.Reverse, 4, 60, 70, 9, ["inclusion", "knowledge-sharing"], AnswerDays: 14),
        // One or two mentors meet four or five mentees: a mentor has up to five partners, a mentee up to two.
        new("circle", ProgrammeKind.Circle, 12, 60, 14, 6, ["knowledge-sharing"], Formality.Light, MentorCapacity: 5, MenteeCapacity: 2),
        new("peer", ProgrammeKind.Peer, 6, 45, 21, 5, ["knowledge-sharing"], Formality.Light),
        new("flash", ProgrammeKind.Flash, 1, 30, 30, 1, ["digital-skills"], Formality.Informal, MentorCapacity: 3, AnswerDays: 3),
        new("pilot", ProgrammeKind.Reverse, 6, 60, 14, 3, ["bridge-generations"], Pairs: 8),
    ];

    public static ProgrammePreset? Find(string? key) => All.FirstOrDefault(p => p.Key == key);

    /// <summary>What the form starts with: it begins on a Monday, four weeks ahead, so that there is time to invite and match.</summary>
    public ProgrammeFacts FactsFrom(DateOnly today)
    {
        var soonest = today.AddDays(28);
        return FactsStarting(soonest.AddDays((8 - (int)soonest.DayOfWeek) % 7));
    }

    public ProgrammeFacts FactsStarting(DateOnly start) => new()
    {
        Preset = Key, Kind = Kind, Formality = Formality, Purposes = Purposes, StartsOn = start, EndsOn = start == default ? default : start.AddMonths(Months).AddDays(-1),
        CadenceDays = CadenceDays, Sessions = Sessions, SessionMinutes = SessionMinutes,
        MentorMinutesPerMonth = MinutesPerMonth(preparing: 60), MenteeMinutesPerMonth = MinutesPerMonth(preparing: 30),
        MentorCapacity = MentorCapacity, MenteeCapacity = MenteeCapacity, AnswerDays = AnswerDays,
    };

    /// <summary>Meetings and, for each, the time to prepare and write up; rounded up to quarter hours. A month has 30 days here.</summary>
    private int MinutesPerMonth(int preparing) => (int)Math.Ceiling((SessionMinutes + preparing) * Math.Min(Sessions, 30m / CadenceDays) / 15) * 15;
}
