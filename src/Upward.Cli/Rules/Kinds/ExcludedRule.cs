using Upward.MatchingEngine;

namespace Upward.Cli.Rules;

/// <summary>A column of ids with whom the person must not be paired: exclusions, previous partners.</summary>
internal sealed class ExcludedRule : IRuleKind
{
    public string Kind => "excluded";

    public HardRule? Compile(Settings settings, Pairing pairing)
    {
        var (mentor, mentee) = (pairing.MentorColumn(settings, required: false), pairing.MenteeColumn(settings, required: false));
        var unknown = settings.Choice("unknownIds", required: false, "refuse", "ignore");
        if (settings.Value("mentorColumn") is null && settings.Value("menteeColumn") is null)
            settings.Faults.Add(settings.At, $"{settings.Path}: give \"mentorColumn\" or \"menteeColumn\", the column with the ids to exclude.");
        if (unknown is null || (mentor is null && mentee is null)) return null;

        var pairs = new List<PairKey>();
        var ignore = unknown == "ignore";
        if (mentor is not null)
            foreach (var (named, person) in pairing.Named(mentor, ignore).Select((n, i) => (n, i))) pairs.AddRange(named.Select(n => new PairKey(n, person)));
        if (mentee is not null)
            foreach (var (named, person) in pairing.Named(mentee, ignore).Select((n, i) => (n, i))) pairs.AddRange(named.Select(n => new PairKey(person, n)));
        return new ForbiddenPairs($"{(mentee ?? mentor)!.Title}: excluded", pairs);
    }
}
