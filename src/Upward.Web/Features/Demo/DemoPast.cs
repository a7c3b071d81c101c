using Upward.Web.Features.Demo.Plan;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;

namespace Upward.Web.Features.Demo;

/// <summary>When things happened in the demo, seen from the moment it is founded.</summary>
internal sealed class DemoPast(DateTimeOffset now)
{
    public DateTimeOffset Imported { get; } = now.AddDays(-110);
    public DateTimeOffset FreshEyesBegun { get; } = now.AddDays(-100);
    /// <summary>Long enough ago for pairs that have met many times, and for one that has come to a halt.</summary>
    public DateTimeOffset EarlyPublished { get; } = now.AddDays(-63);
    public DateTimeOffset CompassBegun { get; } = now.AddDays(-20);
    /// <summary>Three of seven days for answers have passed.</summary>
    public DateTimeOffset Published { get; } = now.AddDays(-3);
    public DateTimeOffset CompassSolved { get; } = now.AddHours(-2);

    /// <summary>It runs since the Monday after its first pairs had answered.</summary>
    public ProgrammeFacts FreshEyes(string preset) => ProgrammePreset.Find(preset)!.FactsFrom(Day(now).AddDays(-8 * 7 - 28));

    /// <summary>It begins in four weeks.</summary>
    public ProgrammeFacts Compass(string preset) => ProgrammePreset.Find(preset)!.FactsFrom(Day(now));

    public void Tell(DemoHistory history, DemoPlan plan, DemoProgrammeRows freshEyes, DemoProgrammeRows compass)
    {
        foreach (var (rows, begun, from) in new[] { (freshEyes, FreshEyesBegun, plan.FreshEyes), (compass, CompassBegun, plan.DigitalCompass) })
        {
            var (id, name) = (rows.Programme.Id, rows.Programme.Name);
            history.Add(begun, "programme.created", "programme", id, name, new { rows.Programme.Preset });
            foreach (var role in Enum.GetValues<ProgrammeRole>())
                history.Add(begun.AddMinutes(20), "participants.added", "programme", id, name, new { role = role.ToString(), added = from.Participants.Count(p => p.Role == role), returned = 0 });
            history.Add(begun.AddDays(2), "matching.criteria.changed", "programme", id, name);
        }
    }

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
