using System.Globalization;
using Upward.MatchingEngine;
using Upward.MatchingEngine.Verification;

namespace Upward.Cli.Match;

/// <summary>One line on stderr that is rewritten in place; nothing at all when stderr is a file, a pipe or a CI log.</summary>
internal sealed class ProgressLine(Terminal terminal, bool quiet) : IProgress<SolveProgress>, IProgress<VerificationProgress>, IDisposable
{
    private readonly bool shown = terminal.ErrorIsTerminal && !quiet;
    private int width;

    public void Report(SolveProgress value)
    {
        var share = value.Steps > 0 ? string.Create(CultureInfo.InvariantCulture, $" {100L * value.Done / value.Steps} %") : "";
        Show(value.Phase switch
        {
            SolvePhase.Scoring => $"Scoring all pairs{share}",
            SolvePhase.Placing => string.Create(CultureInfo.InvariantCulture, $"Matching{share}, {value.Pairs} pairs{AtMost(value)}"),
            SolvePhase.Proving => string.Create(CultureInfo.InvariantCulture, $"Proving over all pairs{share}, {value.Pairs} pairs{AtMost(value)}"),
            _ => "",
        });
    }

    public void Report(VerificationProgress value) =>
        Show(string.Create(CultureInfo.InvariantCulture, $"Checking every pair {100L * value.Mentees / value.AllMentees} %"));

    private static string AtMost(SolveProgress value) => value.UpperBound is { } bound ? string.Create(CultureInfo.InvariantCulture, $", at most {bound} points") : "";

    public void Show(string text)
    {
        if (!shown) return;
        terminal.Error.Write("\r" + text.PadRight(width));
        width = text.Length;
    }

    public void Dispose()
    {
        if (shown && width > 0) terminal.Error.Write("\r" + new string(' ', width) + "\r");
    }
}
