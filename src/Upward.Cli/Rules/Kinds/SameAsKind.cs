using Upward.Cli.People;
using Upward.MatchingEngine;

namespace Upward.Cli.Rules;

/// <summary>Points when both have the same value.</summary>
internal sealed class SameAsKind : ICriterionKind
{
    public string Kind => "sameAs";

    public CompiledCriterion? Compile(string name, Settings settings, Pairing pairing) => Either(name, settings, pairing, whenSame: true);

    public static CompiledCriterion? Either(string name, Settings settings, Pairing pairing, bool whenSame)
    {
        var (mentor, mentee) = (pairing.MentorColumn(settings), pairing.MenteeColumn(settings));
        var points = settings.WholeNumber("points", 0, Kinds.MostPoints);
        if (mentor is null || mentee is null || points is null) return null;

        var classes = Classes.Of(mentor, mentee);
        var (same, other) = whenSame ? (points.Value, 0) : (0, points.Value);
        var criterion = new ClassDistance(name, classes.Mentees, classes.Mentors, [], same, other, other);
        return new CompiledCriterion(criterion, facts => ClassDistanceKind.Words((ClassFacts)facts, classes));
    }
}

/// <summary>Points when the values are known and not the same.</summary>
internal sealed class DiffersKind : ICriterionKind
{
    public string Kind => "differs";

    public CompiledCriterion? Compile(string name, Settings settings, Pairing pairing) => SameAsKind.Either(name, settings, pairing, whenSame: false);
}
