using System.Globalization;
using Upward.Cli.Arguments;
using Upward.Cli.Faults;

namespace Upward.Cli.Match;

/// <summary>The command line of `match`, read and checked.</summary>
internal sealed record MatchOptions(
    string Mentors, string Mentees, string Rules, string Out, string? Report, string? Json, string? Certificate, string? Record,
    TimeSpan? TimeLimit, ulong Seed, bool Windows1252, bool Quiet)
{
    public static readonly Option[] All =
    [
        new("--mentors", "FILE", "CSV file of the mentors (juniors)", Required: true),
        new("--mentees", "FILE", "CSV file of the mentees (seniors)", Required: true),
        new("--rules", "FILE", "rules.json: which columns count, and how", Required: true),
        new("--out", "FILE", "where the pairs go, as CSV", Required: true),
        new("--report", "FILE", "also write a page to read, print or mail (HTML, one file)"),
        new("--json", "FILE", "also write the result for programs"),
        new("--certificate", "FILE", "also write the dual prices that prove the result (CSV)"),
        new("--record", "FILE", "also write all that proves the result into one file, for `upward verify-round`"),
        new("--time-limit", "SECONDS", "stop after so long and write the best so far"),
        new("--seed", "NUMBER", "which of several equally good answers (default 0)"),
        new("--encoding", "NAME", "utf-8 (default) or windows-1252; for both CSV files"),
        new("--quiet", null, "say nothing unless something is wrong"),
    ];

    public static MatchOptions Read(IReadOnlyList<string> arguments)
    {
        var given = OptionValues.Parse("match", All, arguments);
        var options = new MatchOptions(
            given["--mentors"]!, given["--mentees"]!, given["--rules"]!, given["--out"]!, given["--report"], given["--json"], given["--certificate"], given["--record"],
            Seconds(given["--time-limit"]), SeedOf(given["--seed"]), WantsWindows1252(given["--encoding"]), given.Has("--quiet"));
        Output.OutputFiles.RefuseUnusable(
            "match", [("--mentors", options.Mentors), ("--mentees", options.Mentees), ("--rules", options.Rules)],
            [.. new[] { ("--out", options.Out), ("--report", options.Report), ("--json", options.Json), ("--certificate", options.Certificate), ("--record", options.Record) }
                .Where(o => o.Item2 is not null).Select(o => (o.Item1, o.Item2!))]);
        return options;
    }

    private static TimeSpan? Seconds(string? text)
    {
        if (text is null) return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= 1_000_000)
            return TimeSpan.FromSeconds(seconds);
        throw new RefusedException($"upward match: --time-limit: found {Shown.Quoted(text)}, expected seconds from 0 to 1000000, such as 30 or 0.5.");
    }

    private static ulong SeedOf(string? text)
    {
        if (text is null) return 0;
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)) return seed;
        throw new RefusedException($"upward match: --seed: found {Shown.Quoted(text)}, expected a whole number from 0 to {ulong.MaxValue}.");
    }

    private static bool WantsWindows1252(string? text) => text?.ToUpperInvariant() switch
    {
        null or "UTF-8" or "UTF8" => false,
        "WINDOWS-1252" or "CP1252" => true,
        _ => throw new RefusedException($"upward match: --encoding: found {Shown.Quoted(text)}, expected utf-8 or windows-1252."),
    };
}
