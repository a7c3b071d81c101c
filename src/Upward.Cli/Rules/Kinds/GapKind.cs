using Upward.MatchingEngine;

namespace Upward.Cli.Rules;

/// <summary>Points by how far the mentee's number is above the mentor's.</summary>
internal sealed class GapKind : ICriterionKind
{
    public string Kind => "gap";

    public CompiledCriterion? Compile(string name, Settings settings, Pairing pairing)
    {
        var (mentor, mentee) = (pairing.MentorColumn(settings), pairing.MenteeColumn(settings));
        var points = settings.WholeNumbers("points", 0, Kinds.MostPoints, "a list with the points for a gap of 0, 1, 2 ...");
        if (mentor is null || mentee is null || points is null) return null;

        // One entry for all gaps below 0: they give nothing.
        var criterion = new GapTable(
            name, Pairing.Numbers(mentee, -Kinds.MostNumber, Kinds.MostNumber), Pairing.Numbers(mentor, -Kinds.MostNumber, Kinds.MostNumber),
            [0, .. points], firstGap: -1);
        return new CompiledCriterion(criterion, facts => ((GapFacts)facts).Gap switch
        {
            null => "unknown",
            var gap => $"{mentee.Title} {gap} above",
        });
    }
}
