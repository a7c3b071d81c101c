namespace Upward.MatchingEngine;

/// <summary>The edges of a <see cref="SparseNetwork"/> by column, best first. Takes in a few more without being made anew.</summary>
internal sealed class ColumnIndex
{
    private readonly int[] _start;
    private readonly int[] _count;
    private int[] _edges;
    private int _end;

    /// <summary>O(edges).</summary>
    /// <param name="degree">How many edges each column has.</param>
    /// <param name="columnOf">Column of each edge; negative where there is none.</param>
    /// <param name="pointsOf">Points of each edge.</param>
    internal ColumnIndex(int[] degree, ReadOnlySpan<int> columnOf, ReadOnlySpan<short> pointsOf)
    {
        _count = degree;
        _start = new int[degree.Length];
        for (var column = 0; column < degree.Length; column++) (_start[column], _end) = (_end, _end + degree[column]);
        // By points first (counting sort), so that each column receives its edges best first.
        var place = new int[MatchingProblem.MaxPairPoints + 2];
        foreach (var points in pointsOf[..columnOf.Length]) place[MatchingProblem.MaxPairPoints - points + 1]++;
        for (var p = 0; p <= MatchingProblem.MaxPairPoints; p++) place[p + 1] += place[p];
        var sorted = new int[columnOf.Length];
        for (var edge = 0; edge < columnOf.Length; edge++) sorted[place[MatchingProblem.MaxPairPoints - pointsOf[edge]]++] = edge;
        _edges = new int[_end];
        var next = _start.AsSpan().ToArray();
        foreach (var edge in sorted) if (columnOf[edge] is var column and >= 0) _edges[next[column]++] = edge;
    }

    /// <summary>The edges of a column, best first.</summary>
    internal ReadOnlySpan<int> Of(int column) => _edges.AsSpan(_start[column], _count[column]);

    /// <summary>An edge has another number now. O(edges of the column).</summary>
    internal void Renumber(int column, int edge, int number) => _edges[_start[column] + Of(column).IndexOf(edge)] = number;

    /// <summary>One edge more. O(edges of the column).</summary>
    /// <param name="column">Its column.</param>
    /// <param name="edge">Its number.</param>
    /// <param name="pointsOf">Points of all edges.</param>
    internal void Insert(int column, int edge, short[] pointsOf)
    {
        var (from, count) = (_start[column], _count[column]);
        if (_end + count + 1 > _edges.Length) Array.Resize(ref _edges, _edges.Length + _edges.Length / 8 + count + 1);
        var at = 0;
        while (at < count && pointsOf[_edges[from + at]] >= pointsOf[edge]) at++;
        // The list moves to the end: where it stood nothing stands any more.
        Array.Copy(_edges, from, _edges, _end, at);
        _edges[_end + at] = edge;
        Array.Copy(_edges, from + at, _edges, _end + at + 1, count - at);
        (_start[column], _count[column]) = (_end, count + 1);
        _end += count + 1;
    }
}
