namespace Upward.Web.Features.Programmes.SettingUp;

public enum KpiUnit { Percent, Points, Days, Hours, Number, Money }

/// <summary>
/// A figure that can say whether an objective was reached. Texts: kpi.KEY (its name), kpi.KEY.formula (how it is counted).
/// The list and the formulas are those of product practice; targets are each organisation's own.
/// </summary>
/// <param name="LessIsBetter">For the sentence beside the target only.</param>
public sealed record Kpi(string Key, KpiUnit Unit, bool LessIsBetter = false)
{
    public static IReadOnlyList<Kpi> All { get; } =
    [
        new("application-rate", KpiUnit.Percent), new("free-choice", KpiUnit.Percent), new("match-rate", KpiUnit.Percent), new("match-days", KpiUnit.Days, true),
        new("first-choice", KpiUnit.Percent), new("agreement-rate", KpiUnit.Percent), new("training-completion", KpiUnit.Percent),
        new("session-completion", KpiUnit.Percent), new("cadence", KpiUnit.Percent), new("senior-cancellations", KpiUnit.Percent, true),
        new("active-pairs", KpiUnit.Percent), new("reply-hours", KpiUnit.Hours, true), new("match-survival", KpiUnit.Percent), new("exit-rate", KpiUnit.Percent, true),
        new("goal-attainment", KpiUnit.Percent), new("skill-gain", KpiUnit.Points), new("mentor-confidence", KpiUnit.Points),
        new("relationship-quality", KpiUnit.Points), new("safety-index", KpiUnit.Points), new("burden-index", KpiUnit.Points, true),
        new("recommend", KpiUnit.Points), new("effectiveness", KpiUnit.Percent), new("engagement-change", KpiUnit.Points), new("inclusion-change", KpiUnit.Points),
        new("representation", KpiUnit.Percent), new("retention", KpiUnit.Percent), new("mentor-move", KpiUnit.Percent),
        new("ideas-done", KpiUnit.Number), new("ideas-days", KpiUnit.Days, true), new("visible-changes", KpiUnit.Number), new("partners-bridged", KpiUnit.Number),
        new("mentor-load", KpiUnit.Percent, true), new("cost-per-participant", KpiUnit.Money, true),
    ];

    public static Kpi? Find(string? key) => All.FirstOrDefault(k => k.Key == key);
}
