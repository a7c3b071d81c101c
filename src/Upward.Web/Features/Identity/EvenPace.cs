using System.Diagnostics;

namespace Upward.Web.Features.Identity;

/// <summary>
/// Holds an answer back until a fixed time has passed since it was asked for, so that its time tells nothing about who has an account (trust.md B2).
/// </summary>
internal static class EvenPace
{
    /// <summary>Longer than the work behind any of these answers takes on a machine that is not overloaded.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(400);

    internal static Task HoldAsync(long began, CancellationToken ct) =>
        Pace - Stopwatch.GetElapsedTime(began) is { Ticks: > 0 } rest ? Task.Delay(rest, ct) : Task.CompletedTask;
}
