using System.Diagnostics;
using Upward.Cli.Csv;
using Upward.Cli.Faults;
using Upward.Cli.Files;
using Upward.Cli.Json;
using Upward.Cli.Output;
using Upward.Cli.Rules;
using Upward.MatchingEngine.Formats;

namespace Upward.Cli.Match;

/// <summary>`upward match`: two CSV files and rules.json in, proven pairs out.</summary>
internal sealed class MatchCommand : ICommand
{
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken ct)
    {
        var options = MatchOptions.Read(arguments);
        var started = Stopwatch.GetTimestamp();
        var rules = ReadInputs(options);

        Outcome outcome;
        using (var progress = new ProgressLine(terminal, options.Quiet))
            outcome = Solving.Solve(rules, options, progress, started, ct);

        var files = new OutputFiles("match");
        files.Add(options.Out, () => PairsCsv.Text(outcome));
        files.Add(options.Report, () => HtmlReport.Text(outcome));
        files.Add(options.Json, () => ResultJson.Text(outcome));
        files.Add(options.Certificate, () => CertificateCsv.Text(outcome));
        files.Add(options.Record, to => RunRecordFormat.Write(outcome.Problem, outcome.Result, to));
        files.Write();

        if (!options.Quiet) await SayAsync(terminal.Out, outcome, files);
        if (!outcome.StoppedEarly)
        {
            // The solver called it optimal and the check disagrees: one of the two is wrong, and both are ours.
            return outcome.Proven ? ExitCode.Done : ExitCode.OurBug;
        }
        if (options.Quiet) await terminal.Error.WriteLineAsync($"upward match: stopped early. {Sentences.Proof(outcome)}");
        return ExitCode.StoppedEarly;
    }

    private static RulesFile ReadInputs(MatchOptions options)
    {
        var faults = new FaultList();
        var mentors = Table(options.Mentors, options.Windows1252, faults);
        var mentees = Table(options.Mentees, options.Windows1252, faults);
        var json = SourceText.Read(options.Rules, SourceText.LargestRules, windows1252: false, faults) is { } text
            ? JsonReading.Read(options.Rules, text, faults)
            : null;
        var rules = RulesFile.Read(options.Rules, json, mentors, mentees, faults);
        faults.RefuseIfAny();
        return rules ?? throw new InvalidOperationException("rules.json gave neither a result nor a fault");
    }

    private static HeadedTable? Table(string file, bool windows1252, FaultList faults) =>
        SourceText.Read(file, SourceText.LargestTable, windows1252, faults) is { } text ? HeadedTableReading.Read(file, text, faults) : null;

    private static async Task SayAsync(TextWriter output, Outcome outcome, OutputFiles files)
    {
        if (outcome.StoppedEarly) await output.WriteLineAsync("Stopped early; this is the best found so far.");
        await output.WriteLineAsync(Sentences.Summary(outcome));
        await output.WriteLineAsync(Sentences.Proof(outcome));
        await output.WriteLineAsync($"Wrote {string.Join(", ", files.Paths)}.");
    }
}
