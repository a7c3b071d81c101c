namespace Upward.MatchingEngine;

/// <summary>Settings of the detailed door; every one has a good default.</summary>
public sealed record SolveOptions
{
    /// <summary>Stop after this long and give the best so far; null = no limit. Wall clock; how soon a run ends then, see <see cref="Matcher"/>.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>The clock behind <see cref="TimeLimit"/>.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Told about the progress on the solving thread, some hundred times a run at most.</summary>
    public IProgress<SolveProgress>? Progress { get; init; }

    /// <summary>Threads that go over the pairs; 0 = as many as there are processors. The answer is the same for any number.</summary>
    public int Threads { get; init; }

    internal int Processors => Threads > 0 ? Threads : Environment.ProcessorCount;
}

/// <summary>What a run is doing.</summary>
public enum SolvePhase
{
    /// <summary>Scoring all pairs.</summary>
    Scoring,

    /// <summary>Placing people.</summary>
    Placing,

    /// <summary>Proving, and finding causes.</summary>
    Proving,

    /// <summary>Done.</summary>
    Finished,
}

/// <summary>How far a run is.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="Done">Steps of the phase done.</param>
/// <param name="Steps">Steps of the phase.</param>
/// <param name="Pairs">Pairs placed so far, locked ones included.</param>
/// <param name="UpperBound">The best total is at most this; null while not known.</param>
public readonly record struct SolveProgress(SolvePhase Phase, int Done, int Steps, int Pairs, long? UpperBound);
