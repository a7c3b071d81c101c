using System.Diagnostics;
using System.Globalization;

namespace Upward.MatchingEngine.Bench;

/// <summary>How long a run goes on after it was told to stop. A tenth of a second is the aim.</summary>
internal static class CancelLatency
{
    internal static void Print(MatchingProblem problem, BenchSettings settings, int milliseconds)
    {
        using var stop = new CancellationTokenSource();
        var latest = new Latest();
        var run = Task.Factory.StartNew(
            () => Matcher.Solve(problem, new SolveOptions { Threads = settings.Threads, Progress = latest }, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var early = run.Wait(milliseconds);
        var phase = latest.Phase;
        var since = Stopwatch.GetTimestamp();
        stop.Cancel();
        var result = run.GetAwaiter().GetResult();
        var took = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        var mode = settings.Objective == Objective.PeopleFirst ? "card" : "sum";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"RESULT peer=upward inst={Path.GetFileName(Path.TrimEndingDirectorySeparator(settings.Folder))} mode={mode} cancel_after_ms={milliseconds} cancel_ms={(early ? -1 : took):F1} phase={phase} status={result.Status} pairs={result.Matched} total={result.Total} pairs_bound={result.PairsUpperBound} total_bound={result.UpperBound}"));
    }

    private sealed class Latest : IProgress<SolveProgress>
    {
        internal SolvePhase Phase { get; private set; }

        public void Report(SolveProgress value) => Phase = value.Phase;
    }
}
