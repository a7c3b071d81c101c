namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>Usual rules over an organisation's own scale of levels; each can be changed before it is saved.</summary>
public static class AudiencePatterns
{
    public static IReadOnlyList<string> Keys { get; } = ["juniors", "middle", "all"];

    /// <param name="ranks">All ranks of the scale; without one, only "all" says anything.</param>
    public static (AudienceFacts Mentors, AudienceFacts Mentees)? Find(string? key, IReadOnlyCollection<int> ranks)
    {
        if (key == "all" || ranks.Count < 3 && key is "juniors" or "middle") return (new(), new());
        var scale = ranks.Order().ToList();
        return key switch
        {
            // The lower half teaches the upper third: between them stays the distance that makes it reverse mentoring.
            "juniors" => (new() { LevelTo = scale[(scale.Count - 1) / 2] }, new() { LevelFrom = scale[scale.Count * 2 / 3] }),
            // Middle managers learn from those below them; cheap, because both are near each other.
            "middle" => (new() { LevelTo = scale[(scale.Count - 1) / 3] }, new() { LevelFrom = scale[(scale.Count - 1) / 3 + 1], LevelTo = scale[Math.Max((scale.Count - 1) / 3 + 1, scale.Count * 2 / 3 - 1)] }),
            _ => null,
        };
    }

    /// <summary>What a new programme starts with: roles that differ in seniority differ in level.</summary>
    public static (AudienceFacts Mentors, AudienceFacts Mentees) For(ProgrammeKind kind, IReadOnlyCollection<int> ranks) => kind switch
    {
        ProgrammeKind.Reverse or ProgrammeKind.Executive or ProgrammeKind.Flash or ProgrammeKind.Circle => Find("juniors", ranks) ?? (new(), new()),
        // In the traditional direction the mentor is the senior one.
        ProgrammeKind.Traditional => Find("juniors", ranks) is { } turned ? (turned.Mentees, turned.Mentors) : (new(), new()),
        _ => (new(), new()),
    };
}
