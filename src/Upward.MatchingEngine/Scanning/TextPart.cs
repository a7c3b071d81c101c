using System.Numerics;

namespace Upward.MatchingEngine;

/// <summary>
/// A <see cref="TextSimilarity"/> in vector scores: for each tile, who has a term and with which weight (an inverted index), so that a row costs as much as it has words in common with the tile,
/// not as much as there are words. Then all products become points, 8 or 16 at a time. Immutable, safe to share between threads.
/// </summary>
/// <remarks>Manning, Raghavan, Schütze: Introduction to Information Retrieval, 2008, section 6.3.3 (term at a time). Memory O(distinct terms of all people + terms of both sides x tiles).</remarks>
internal sealed class TextPart
{
    private readonly int _maxPoints;
    private readonly SparseVectors _columns;
    private readonly Dictionary<int, int> _shared;
    private readonly int[] _start;
    private readonly (int Term, int Weight)[] _terms;
    private readonly long[] _rowSquares;
    private readonly long[] _columnSquares;
    private readonly float[] _columnFactors;
    private readonly Tiled[] _tiles;

    private TextPart(int maxPoints, SparseVectors columns, Dictionary<int, int> shared, int[] start, (int Term, int Weight)[] terms, long[] rowSquares, int[] people, StopSignal? stop)
    {
        (_maxPoints, _columns, _shared, _start, _terms, _rowSquares) = (maxPoints, columns, shared, start, terms, rowSquares);
        _columnSquares = Array.ConvertAll(people, columns.Square);
        _tiles = new Tiled[(people.Length + Tile.Size - 1) / Tile.Size];
        _columnFactors = new float[_tiles.Length * Tile.Size];
        for (var c = 0; c < people.Length; c++) _columnFactors[c] = _columnSquares[c] == 0 ? 0 : (float)(1 / Math.Sqrt(_columnSquares[c]));
        for (var t = 0; t < _tiles.Length; t++)
        {
            stop?.ThrowIfRequested();
            _tiles[t] = new(shared, columns, people.AsSpan(t * Tile.Size, Math.Min(Tile.Size, people.Length - t * Tile.Size)));
        }
    }

    /// <summary>Null when a vector is so long that products could leave 31 bits; vectors made from texts never are.</summary>
    internal static TextPart? Of(TextSimilarity criterion, bool transposed, int[] personOfRow, int[] personOfColumn, StopSignal? stop)
    {
        var (rows, columns) = transposed ? (criterion.Vectors.Mentors, criterion.Vectors.Mentees) : (criterion.Vectors.Mentees, criterion.Vectors.Mentors);
        // By Cauchy and Schwarz a product is no greater than the greater square.
        if (personOfRow.Any(p => rows.Square(p) > int.MaxValue) || personOfColumn.Any(p => columns.Square(p) > int.MaxValue)) return null;

        var shared = Shared(rows, columns);
        var start = new int[personOfRow.Length + 1];
        var terms = new List<(int, int)>();
        for (var r = 0; r < personOfRow.Length; r++)
        {
            if (r % Tile.Size == 0) stop?.ThrowIfRequested();
            foreach (var (term, weight) in rows.Of(personOfRow[r]))
            {
                if (shared.TryGetValue(term, out var number)) terms.Add((number, weight));
            }
            start[r + 1] = terms.Count;
        }
        return new(criterion.MaxPoints, columns, shared, start, [.. terms], Array.ConvertAll(personOfRow, rows.Square), personOfColumn, stop);
    }

    /// <summary>The same rows with other columns. O(terms of these people + distinct terms).</summary>
    /// <param name="people">The person of each column.</param>
    internal TextPart Only(int[] people) => new(_maxPoints, _columns, _shared, _start, _terms, _rowSquares, people, null);

    /// <summary>Adds the points of a row with each partner of the tile.</summary>
    internal void Add(int row, Tile tile, Span<short> scores)
    {
        var own = _terms.AsSpan(_start[row], _start[row + 1] - _start[row]);
        if (own.IsEmpty) return;
        Span<int> products = stackalloc int[Tile.Size];
        _tiles[tile.First / Tile.Size].AddProducts(own, products);

        var factor = new Vector<float>((float)(_maxPoints / Math.Sqrt(_rowSquares[row])));
        for (var at = 0; at < tile.Count; at += Vector<short>.Count)
        {
            var points = Vector.Narrow(Points(row, tile, products, at, factor), Points(row, tile, products, at + Vector<int>.Count, factor));
            // Forbidden pairs stay below 0: all criteria together cannot give 32,768 points.
            var target = scores.Slice(at, Vector<short>.Count);
            (new Vector<short>(target) + points).CopyTo(target);
        }
    }

    private Vector<int> Points(int row, Tile tile, ReadOnlySpan<int> products, int at, Vector<float> factor)
    {
        var share = Vector.ConvertToSingle(new Vector<int>(products[at..])) * factor * new Vector<float>(_columnFactors.AsSpan(tile.First + at));
        var points = Vector.ConvertToInt32Native(share);
        // Five roundings of 2^-24 each are less than 10^-6 of the share: next to a whole number the exact way decides.
        var (part, margin) = (share - Vector.ConvertToSingle(points), share * 1e-6f);
        var unsure = Vector.GreaterThan(share, new Vector<float>(0.5f)) & (Vector.LessThan(part, margin) | Vector.GreaterThan(part, Vector<float>.One - margin));
        if (unsure == Vector<int>.Zero) return points;
        for (var lane = 0; lane < Vector<int>.Count; lane++)
        {
            if (unsure[lane] != 0) points = points.WithElement(lane, Cosine.Points(_maxPoints, products[at + lane], _rowSquares[row], _columnSquares[tile.First + at + lane]));
        }
        return points;
    }

    /// <summary>Terms of both sides, numbered from 0.</summary>
    private static Dictionary<int, int> Shared(SparseVectors rows, SparseVectors columns)
    {
        var ofColumns = new HashSet<int>();
        for (var c = 0; c < columns.Count; c++) ofColumns.UnionWith(columns.Of(c).Select(t => t.Term));
        var shared = new Dictionary<int, int>();
        for (var r = 0; r < rows.Count; r++)
        {
            foreach (var (term, _) in rows.Of(r))
            {
                if (ofColumns.Contains(term)) shared.TryAdd(term, shared.Count);
            }
        }
        return shared;
    }

    /// <summary>Who of a tile has a term, and its weight.</summary>
    private sealed class Tiled
    {
        private readonly int[] _start;
        private readonly ushort[] _columns;
        private readonly short[] _weights;

        internal Tiled(Dictionary<int, int> shared, SparseVectors columns, ReadOnlySpan<int> people)
        {
            _start = new int[shared.Count + 1];
            foreach (var person in people)
            {
                foreach (var term in columns.Terms(person))
                {
                    if (shared.TryGetValue(term, out var number)) _start[number + 1]++;
                }
            }
            for (var n = 0; n < shared.Count; n++) _start[n + 1] += _start[n];
            _columns = new ushort[_start[^1]];
            _weights = new short[_start[^1]];
            var next = _start[..^1];
            for (var c = 0; c < people.Length; c++)
            {
                foreach (var (term, weight) in columns.Of(people[c]))
                {
                    if (shared.TryGetValue(term, out var number)) (_columns[next[number]], _weights[next[number]++]) = ((ushort)c, (short)weight);
                }
            }
        }

        internal void AddProducts(ReadOnlySpan<(int Term, int Weight)> own, Span<int> products)
        {
            foreach (var (term, weight) in own)
            {
                var (from, to) = (_start[term], _start[term + 1]);
                ReadOnlySpan<ushort> columns = _columns.AsSpan(from, to - from);
                ReadOnlySpan<short> weights = _weights.AsSpan(from, columns.Length);
                for (var p = 0; p < columns.Length; p++) products[columns[p]] += weight * weights[p];
            }
        }
    }
}
