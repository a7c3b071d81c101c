namespace Upward.MatchingEngine;

internal static class Values
{
    /// <summary>Bound on values, so that differences and the tables over them stay far from 2^31.</summary>
    internal const int Most = 1_000_000;

    internal static int?[] Copy(IReadOnlyList<int?> values, string parameter)
    {
        ArgumentNullException.ThrowIfNull(values, parameter);
        int?[] copy = [.. values];
        foreach (var value in copy)
        {
            if (value is < -Most or > Most) throw new ArgumentOutOfRangeException(parameter, value, $"Values must be within {-Most} and {Most}.");
        }
        return copy;
    }
}
