namespace Upward.MatchingEngine;

/// <summary>
/// True bounds from the prices of an unfinished run. For any column prices q >= 0 no answer weighs more than the sum of capacity x q
/// plus, for each row, its best (weight - q) over as many columns as it has capacity (weak duality).
/// </summary>
internal static class Bounds
{
    /// <summary>Most points, and most pairs, of the best answer; locked pairs not included.</summary>
    internal static (long Total, long Pairs) Of(MatchingProblem problem, Network network, AugmentingPaths paths)
    {
        var weight = MostWeight(network, paths.ColumnPrices, network.Scale, network.Bonus);
        var points = MostWeight(network, new long[network.Columns], 1, 0);
        var places = Math.Min(network.RowCapacity.Sum(c => (long)c), network.ColumnCapacity.Sum(c => (long)c));
        if (problem.Objective == Objective.Total) return (Math.Min(points, weight / network.Scale), places);
        // The best answer has at least as many pairs as this one, each of which holds one bonus of the weight.
        return (Math.Min(points, weight - network.Bonus * paths.PairCount), Math.Min(places, weight / network.Bonus));
    }

    private static long MostWeight(Network network, long[] columnPrices, long scale, long bonus)
    {
        var sum = 0L;
        for (var c = 0; c < network.Columns; c++) sum += columnPrices[c] * network.ColumnCapacity[c];
        var gains = new List<long>();
        for (var r = 0; r < network.Rows; r++)
        {
            gains.Clear();
            var best = 0L;
            for (var c = 0; c < network.Columns; c++)
            {
                var score = network.Scores[r * network.Columns + c];
                if (score < 0) continue;
                var gain = scale * score + bonus - columnPrices[c];
                if (network.RowCapacity[r] > 1 && gain > 0) gains.Add(gain);
                best = Math.Max(best, gain);
            }
            sum += network.RowCapacity[r] switch
            {
                0 => 0,
                1 => best,
                var capacity => gains.OrderDescending().Take(capacity).Sum(),
            };
        }
        return sum;
    }
}
