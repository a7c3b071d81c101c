namespace Upward.MatchingEngine;

/// <summary>
/// How far prices of columns may fall before a row has to be looked at again. A row that was given its best candidates has all others below the last of them:
/// nothing can be missing until some column has come down by what lies between that one and the price of the row.
/// </summary>
internal sealed class Reserve(SparseNetwork network)
{
    /// <summary>A row is looked at among a sixteenth, a quarter or all of the columns, those that fell deepest: more parts would cost more to pack than they save.</summary>
    private static readonly int[] Parts = [16, 4, 1];

    /// <summary>For each row what no other pair is above, points minus price in weight without the bonus, at <see cref="_prices"/>. Nothing is known at first.</summary>
    private readonly long[] _hidden = Filled(network.Rows);
    private readonly long[] _prices = Filled(network.Columns);

    /// <summary>The rows are given what was found for them.</summary>
    /// <param name="rows">Rows that were looked at, over all columns.</param>
    /// <param name="found">What was found, at the prices as they are.</param>
    /// <param name="bars">For each row what all of it is at least worth.</param>
    /// <param name="most">How many were kept for a row.</param>
    internal void Begin(int[] rows, FoundPairs found, int[] bars, int most)
    {
        Array.Fill(_hidden, long.MaxValue);
        // Values were counted with prices rounded down, so none was counted too low.
        foreach (var row in rows) _hidden[row] = network.Scale * (found.Of(row) is { } all && all.Length == most ? all[^1].Value : bars[row]);
        Array.Copy(network.ColumnPrice, _prices, network.Columns);
    }

    /// <summary>Nothing is known of the column.</summary>
    internal void Forget(int column) => _prices[column] = long.MaxValue;

    /// <summary>Which rows are to be looked at among which of the columns: every pair that the falls may have uncovered, no row twice.</summary>
    /// <param name="columns">Columns whose price fell.</param>
    /// <param name="rows">Rows whose price did not.</param>
    internal IEnumerable<(int[] Columns, int[] Rows)> Reached(int[] columns, int[] rows)
    {
        var deepestFirst = columns.Order().OrderByDescending(Fall).ToArray();
        var falls = Array.ConvertAll(deepestFirst, Fall);
        var ofPart = Array.ConvertAll(Parts, _ => new List<int>());
        foreach (var row in rows)
        {
            var reaching = Beyond(falls, _hidden[row] == long.MaxValue ? long.MinValue : network.RowPrice[row] - network.Bonus - _hidden[row]);
            if (reaching > 0) ofPart[Array.FindIndex(Parts, part => reaching * part <= falls.Length)].Add(row);
        }
        for (var p = 0; p < Parts.Length; p++)
        {
            if (ofPart[p].Count > 0) yield return ([.. deepestFirst.Take(falls.Length / Parts[p]).Order()], [.. ofPart[p]]);
        }
    }

    /// <summary>How many falls, deepest first, are deeper than this.</summary>
    private static int Beyond(long[] falls, long depth)
    {
        var (from, to) = (0, falls.Length);
        while (from < to)
        {
            var middle = (from + to) >> 1;
            if (falls[middle] > depth) from = middle + 1; else to = middle;
        }
        return from;
    }

    private long Fall(int column) => _prices[column] == long.MaxValue ? long.MaxValue : _prices[column] - network.ColumnPrice[column];

    private static long[] Filled(int count)
    {
        var values = new long[count];
        Array.Fill(values, long.MaxValue);
        return values;
    }
}
