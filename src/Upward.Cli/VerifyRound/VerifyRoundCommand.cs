using System.Diagnostics;
using Upward.Cli.Arguments;
using Upward.Cli.Match;
using Upward.MatchingEngine.Formats;
using Upward.MatchingEngine.Verification;

namespace Upward.Cli.VerifyRound;

/// <summary>`upward verify-round`: proves a stored run from its file alone. Neither the solver nor the directory has a part in it.</summary>
internal sealed class VerifyRoundCommand : ICommand
{
    public static readonly Option[] Options =
    [
        new("FILE", null, "the run record", Required: true),
        new("--json", null, "write the findings for programs"),
    ];

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken ct)
    {
        var given = OptionValues.Parse("verify-round", Options, arguments);
        if (Check(given["FILE"]!, terminal, ct) is not { } finding)
        {
            await terminal.Error.WriteLineAsync("upward verify-round: stopped before every pair was checked. This says nothing about the record; run it again.");
            return ExitCode.StoppedEarly;
        }
        await terminal.Out.WriteLineAsync(given.Has("--json") ? FindingJson.Text(finding) : FindingText.Of(finding));
        return finding.Verdict == Verdict.Proven ? ExitCode.Done : ExitCode.SomethingIsWrong;
    }

    /// <returns>Null when Ctrl+C came before the end.</returns>
    private static Finding? Check(string file, Terminal terminal, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        using var line = new ProgressLine(terminal, quiet: false);
        line.Show("Reading the record");
        var record = RecordFile.Read(file);
        try
        {
            var report = Verifier.Check(record, line, ct);
            return Finding.Of(record, report, ProblemFormat.Fingerprint(record.Problem), Stopwatch.GetElapsedTime(started));
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
