using System.Text.Json;
using Upward.Web.Features.Enrolment;

namespace Upward.Web.Features.Goals.Library;

/// <summary>A goal to begin from: our own words, in a data file beside this class, to be made one's own.</summary>
/// <param name="For">Whom it usually fits; null: both.</param>
/// <param name="Weeks">How long it usually takes.</param>
public sealed record GoalTemplate(string Key, ProgrammeRole? For, string Topic, string Title, string Measure, int Weeks)
{
    private static readonly Lazy<IReadOnlyList<GoalTemplate>> Read = new(() =>
    {
        using var file = typeof(GoalTemplate).Assembly.GetManifestResourceStream("data/builtin-goals.json")!;
        return [.. JsonSerializer.Deserialize<List<Row>>(file, JsonSerializerOptions.Web)!.Select(r => new GoalTemplate(r.Key, RoleOf(r.For), r.Topic, r.Title, r.Measure, r.Weeks))];
    });

    public static IReadOnlyList<GoalTemplate> All => Read.Value;

    public static GoalTemplate? Find(string? key) => All.FirstOrDefault(t => t.Key == key);

    /// <summary>Those that fit this role, among them what fits both. Null: all.</summary>
    public static IEnumerable<GoalTemplate> Fitting(ProgrammeRole? role) => All.Where(t => role is null || t.For is null || t.For == role);

    private static ProgrammeRole? RoleOf(string role) => role switch
    {
        "mentor" => ProgrammeRole.Mentor,
        "mentee" => ProgrammeRole.Mentee,
        "both" => null,
        _ => throw new InvalidOperationException($"builtin-goals.json names a role '{role}'."),
    };

    private sealed record Row(string Key, string For, string Topic, string Title, string Measure, int Weeks);
}
