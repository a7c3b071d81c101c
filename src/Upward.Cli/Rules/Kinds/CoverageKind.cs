using System.Globalization;
using Upward.Cli.People;
using Upward.MatchingEngine;

namespace Upward.Cli.Rules;

/// <summary>How much of what one side wants the other offers, weighted by importance: "Python:3; SQL".</summary>
internal sealed class CoverageKind : ICriterionKind
{
    public string Kind => "coverage";

    public CompiledCriterion? Compile(string name, Settings settings, Pairing pairing)
    {
        var (mentor, mentee) = (pairing.MentorColumn(settings), pairing.MenteeColumn(settings));
        var points = settings.WholeNumber("points", 0, Kinds.MostPoints);
        var of = settings.Choice("of", required: false, "mentee", "mentor");
        if (mentor is null || mentee is null || points is null || of is null) return null;

        var byMentee = of == "mentee";
        var (wanting, offering) = byMentee ? (mentee, mentor) : (mentor, mentee);
        var wanted = wanting.Side.People.Select(person => Wanted(wanting, person)).ToList();
        var offered = offering.Side.People.Select(offering.Values).ToList();
        IReadOnlyList<IReadOnlyList<string>> names = [.. wanted.Select(w => w.Select(x => x.Topic).ToArray())];
        var topics = byMentee ? Topics.Of(offered, names) : Topics.Of(names, offered);

        var (wantedTags, offeredTags) = byMentee ? (topics.Mentees, topics.Mentors) : (topics.Mentors, topics.Mentees);
        var criterion = new WeightedCoverage(
            name, byMentee ? MatchingEngine.Side.Mentee : MatchingEngine.Side.Mentor,
            [.. wanted.Select((w, i) => Weighted(w, wantedTags[i], topics))],
            [.. offeredTags.Select(tags => tags.Select(t => new OfferedTag(t)).ToArray())],
            points.Value);
        return new CompiledCriterion(criterion, facts => Words((CoverageFacts)facts, topics));
    }

    private static List<(string Topic, int Importance)> Wanted(Column column, Person person)
    {
        var wanted = new List<(string, int)>();
        foreach (var value in column.Values(person))
        {
            var colon = value.LastIndexOf(':');
            // "ISO 27001: basics" is a topic with a colon; only a number after the colon is an importance.
            if (colon <= 0 || !int.TryParse(value.AsSpan(colon + 1).Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var importance))
                wanted.Add((value, 1));
            else if (importance is >= 1 and <= 3)
                wanted.Add((value[..colon].Trim(), importance));
            else
                column.Side.Fault(person, column.Index, Faults.Shown.Quoted(value), "an importance from 1 to 3 after the colon");
        }
        return wanted;
    }

    // "Python:2; python" is one topic; its greatest importance counts.
    private static WantedTag[] Weighted(List<(string Topic, int Importance)> wanted, int[] tags, Topics topics)
    {
        var importance = wanted.GroupBy(w => Folding.Key(w.Topic), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Max(w => w.Importance), StringComparer.Ordinal);
        return [.. tags.Select(t => new WantedTag(t, importance[Folding.Key(topics.Names[t])]))];
    }

    private static string Words(CoverageFacts facts, Topics topics)
    {
        if (facts.TotalImportance == 0) return "nothing was wanted";
        if (facts.Matched.Count == 0) return "none of what was wanted";
        var all = facts.Missed.Count == 0 ? "all that was wanted" : $"{facts.CoveredImportance} of {facts.TotalImportance} by importance";
        return $"{string.Join(", ", facts.Matched.Select(t => topics.Names[t]))} ({all})";
    }
}
