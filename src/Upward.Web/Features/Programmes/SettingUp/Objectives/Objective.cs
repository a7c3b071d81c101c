using Upward.Web.Platform;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>What a programme wants to reach, and the figures that will say whether it did.</summary>
public sealed class Objective : IBelongToOrganisation
{
    public const int LongestText = 500, Most = 12;

    private Objective() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    /// <summary>Key of the <see cref="PurposePreset"/> it came from; empty for an own one.</summary>
    public string Purpose { get; private set; } = "";
    public string Text { get; private set; } = "";
    public int Position { get; private set; }
    public List<ObjectiveMeasure> Measures { get; private set; } = [];

    public static Objective Of(Programme programme, string purpose, string text, int position, IEnumerable<ObjectiveMeasure> measures) => new()
    {
        Id = Guid.CreateVersion7(), OrganisationId = programme.OrganisationId, ProgrammeId = programme.Id, Purpose = purpose,
        Text = text.Trim(), Position = position, Measures = [.. measures],
    };

    public static Objective From(Programme programme, PurposePreset preset, string text, int position) =>
        Of(programme, preset.Key, text, position, preset.Kpis.Select(k => new ObjectiveMeasure(k, null, null)));

    public void Change(string text, IEnumerable<ObjectiveMeasure> measures) => (Text, Measures) = (text.Trim(), [.. measures]);
}

/// <param name="Kpi">Key of a <see cref="SettingUp.Kpi"/>.</param>
/// <param name="Baseline">Where things stand today, if somebody knows.</param>
public sealed record ObjectiveMeasure(string Kpi, decimal? Baseline, decimal? Target);
