using Upward.MatchingEngine;

namespace Upward.Cli.Rules;

/// <summary>Points by the distance around a cycle: hours of the day, months of the year.</summary>
internal sealed class CircularDistanceKind : ICriterionKind
{
    public string Kind => "circularDistance";

    public CompiledCriterion? Compile(string name, Settings settings, Pairing pairing)
    {
        var (mentor, mentee) = (pairing.MentorColumn(settings), pairing.MenteeColumn(settings));
        var cycle = settings.WholeNumber("cycle", 2, 1000, fallback: 24);
        var points = settings.WholeNumbers("points", 0, Kinds.MostPoints, "a list with the points for a distance of 0, 1, 2 ...");
        if (mentor is null || mentee is null || cycle is null || points is null) return null;

        // Beyond the table there is nothing; the engine would go on with its last entry.
        if (points.Length <= cycle / 2) points = [.. points, 0];
        var criterion = new CircularDistance(
            name, Pairing.Numbers(mentee, -Kinds.MostNumber, Kinds.MostNumber), Pairing.Numbers(mentor, -Kinds.MostNumber, Kinds.MostNumber), cycle.Value, points);
        return new CompiledCriterion(criterion, facts => ((CircularFacts)facts).Distance switch
        {
            null => "unknown",
            0 => $"the same {mentee.Title}",
            var distance => $"{mentee.Title} {distance} apart",
        });
    }
}
