namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>
/// Something programmes are often for. Texts: purpose.KEY (its name), purpose.KEY.text (what people read), purpose.KEY.case
/// (why it pays, with the limits of what is known) and purpose.KEY.objective (a first objective, to be sharpened).
/// </summary>
/// <param name="Kpis">Keys of <see cref="Kpi"/>: the set that measures it.</param>
public sealed record PurposePreset(string Key, params string[] Kpis)
{
    public static IReadOnlyList<PurposePreset> All { get; } =
    [
        new("bridge-generations", "relationship-quality", "partners-bridged", "recommend", "session-completion"),
        new("digital-skills", "skill-gain", "goal-attainment", "session-completion"),
        new("inclusion", "inclusion-change", "safety-index", "burden-index", "visible-changes", "representation"),
        new("knowledge-sharing", "skill-gain", "partners-bridged", "ideas-done"),
        new("retention", "retention", "mentor-move", "match-survival"),
        new("engagement", "engagement-change", "recommend", "active-pairs"),
        new("innovation", "ideas-done", "ideas-days", "visible-changes"),
        new("middle-managers", "skill-gain", "cost-per-participant", "training-completion", "mentor-load"),
    ];

    public static PurposePreset? Find(string? key) => All.FirstOrDefault(p => p.Key == key);

    /// <summary>Known keys only, each once, in the order of the list.</summary>
    public static List<string> Known(IEnumerable<string>? keys) => [.. All.Select(p => p.Key).Intersect(keys ?? [])];
}
