namespace Upward.MatchingEngine;

internal static class PointTable
{
    /// <summary>A private copy of a table whose entries are all in range.</summary>
    internal static int[] Copy(IReadOnlyList<int> points, string parameter)
    {
        ArgumentNullException.ThrowIfNull(points, parameter);
        if (points.Count == 0) throw new ArgumentException("A point table needs at least one entry.", parameter);
        int[] copy = [.. points];
        foreach (var entry in copy) Check(entry, parameter);
        return copy;
    }

    internal static int Check(int points, string parameter) =>
        points is >= 0 and <= MatchingProblem.MaxPairPoints
            ? points
            : throw new ArgumentOutOfRangeException(parameter, points, $"Points must be 0 to {MatchingProblem.MaxPairPoints}.");
}
