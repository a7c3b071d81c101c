using System.Text.Encodings.Web;
using System.Text.Json;

namespace Upward.Cli.VerifyRound;

internal static class FindingJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(Finding finding) => JsonSerializer.Serialize(
        new
        {
            proven = finding.Verdict == Verdict.Proven,
            verdict = finding.Verdict switch { Verdict.Proven => "proven", Verdict.StoppedEarly => "stoppedEarly", _ => "failed" },
            failures = finding.Failures,
            finding.Mentees,
            finding.Mentors,
            matched = finding.Pairs,
            finding.Total,
            objective = Objective(finding),
            finding.UpperBound,
            matchedUpperBound = finding.PairsUpperBound,
            finding.Seed,
            finding.EngineVersion,
            finding.Fingerprint,
            seconds = Math.Round(finding.Seconds, 3),
        },
        Options);

    public static string Objective(Finding finding) => finding.Objective == MatchingEngine.Objective.PeopleFirst ? "people-first" : "total";
}
