using System.Globalization;
using System.Text;
using Upward.Cli.Faults;
using Upward.Cli.Output;
using Upward.MatchingEngine;

namespace Upward.Cli.VerifyRound;

/// <summary>The finding in words: the verdict first, then the figures.</summary>
internal static class FindingText
{
    private const int MostShown = 20;

    public static string Of(Finding finding)
    {
        var text = new StringBuilder();
        text.Append(Verdict(finding)).Append('\n');
        foreach (var failure in finding.Failures.Take(MostShown)) text.Append(CultureInfo.InvariantCulture, $"  {Shown.Plain(failure, 400)}\n");
        if (finding.Failures.Count > MostShown) text.Append(CultureInfo.InvariantCulture, $"  … and {finding.Failures.Count - MostShown} more (--json lists them)\n");
        text.Append('\n');
        foreach (var (name, value) in Figures(finding)) text.Append(CultureInfo.InvariantCulture, $"{name,-13}{value}\n");
        return text.ToString().TrimEnd('\n');
    }

    private static string Verdict(Finding finding) => finding.Verdict switch
    {
        VerifyRound.Verdict.Proven => "Proven best: " + (finding.Objective == Objective.PeopleFirst
            ? "no more people could be matched under these rules, and no other answer with as many pairs has more points. "
            : "no other answer has more points, and none with as many points has more pairs. ") + $"Each of {Sentences.Count(finding.AllPairs, "possible pair", "possible pairs")} was recomputed from this file alone.",
        VerifyRound.Verdict.StoppedEarly => "Not proven: stopped early. The run ended before it had a proof; its pairs are allowed and have the points they claim. "
            + $"The run said: no answer has more than {Sentences.Count(finding.PairsUpperBound, "pair", "pairs")}, and none more than {Sentences.Count(finding.UpperBound, "point", "points")}"
            + (finding.Objective == Objective.PeopleFirst ? " with as many pairs as can be made." : "."),
        _ => $"Not proven: {Sentences.Count(finding.Failures.Count, "check", "checks")} failed{(finding.Failures.Count >= 100 ? " (counted to 100)" : "")}. The record is not what Upward wrote, or Upward has a bug.",
    };

    private static IEnumerable<(string Name, string Value)> Figures(Finding finding) =>
    [
        ("people", $"{Sentences.Count(finding.Mentees, "mentee", "mentees")}, {Sentences.Count(finding.Mentors, "mentor", "mentors")}"),
        ("pairs", finding.Pairs.ToString("#,0", CultureInfo.InvariantCulture)),
        ("points", finding.Total.ToString("#,0", CultureInfo.InvariantCulture)),
        ("objective", FindingJson.Objective(finding)),
        ("seed", finding.Seed.ToString(CultureInfo.InvariantCulture)),
        ("engine", Shown.Plain(finding.EngineVersion)),
        ("fingerprint", finding.Fingerprint),
        ("seconds", finding.Seconds.ToString("0.0", CultureInfo.InvariantCulture)),
    ];
}
