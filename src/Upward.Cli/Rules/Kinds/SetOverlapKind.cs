using Upward.Cli.Json;
using Upward.Cli.People;
using Upward.MatchingEngine;

namespace Upward.Cli.Rules;

/// <summary>Values in common: so many points for each, or a table by how many.</summary>
internal sealed class SetOverlapKind : ICriterionKind
{
    public string Kind => "setOverlap";

    public CompiledCriterion? Compile(string name, Settings settings, Pairing pairing)
    {
        var (mentor, mentee) = (pairing.MentorColumn(settings), pairing.MenteeColumn(settings));
        var isTable = settings.Value("points") is JsonList;
        var table = isTable ? settings.WholeNumbers("points", 0, Kinds.MostPoints, "points") : null;
        var each = isTable ? null : settings.WholeNumber("points", 0, Kinds.MostPoints);
        if (mentor is null || mentee is null || (table is null && each is null)) return null;

        var topics = Topics.Of(mentor, mentee);
        table ??= PerTopic(each!.Value, topics, settings);
        if (table is null) return null;
        return new CompiledCriterion(new SetOverlap(name, topics.Mentees, topics.Mentors, table), facts => Words((OverlapFacts)facts, topics));
    }

    private static int[]? PerTopic(int each, Topics topics, Settings settings)
    {
        static int Longest(int[][] side) => side.Select(t => t.Length).DefaultIfEmpty().Max();
        var most = Math.Min(Longest(topics.Mentors), Longest(topics.Mentees));
        if ((long)most * each <= Kinds.MostPoints) return [.. Enumerable.Range(0, most + 1).Select(n => n * each)];
        settings.Faults.Add(settings.PositionOf("points"),
            $"{settings.Key("points")}: {each} for each of up to {most} values is more than the {Kinds.MostPoints} points that a pair can have. Use fewer, or a table such as [0, 10, 15].");
        return null;
    }

    private static string Words(OverlapFacts facts, Topics topics) =>
        facts.Common.Count == 0 ? "nothing in common" : string.Join(", ", facts.Common.Select(t => topics.Names[t])) + " in common";
}
