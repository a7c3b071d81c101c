using System.Numerics;

namespace Upward.MatchingEngine;

/// <summary>
/// A problem made ready for scoring all pairs by vectors, a row (a person of one side) against a tile (1,024 people of the other) at a time.
/// Safe to share between threads while nobody closes or opens columns. Criteria and rules that do not fit a vector form are late: their greatest points are in every vector score,
/// and <see cref="Exact"/> settles them for the few pairs that matter.
/// </summary>
internal sealed class CompiledScores
{
    private readonly Criterion[] _lateCriteria;
    private readonly HardRule[] _lateRules;
    private readonly int _lateMost;
    private readonly bool _transposed;
    private readonly short[] _noPrices;

    internal CompiledScores(
        int[] personOfRow, int[] personOfColumn, Tile[] tiles, int[] code, int[] codeStart, byte[] tables, RowPatches patches, int laneWidth,
        Criterion[] lateCriteria, HardRule[] lateRules, bool transposed)
    {
        PersonOfRow = personOfRow;
        PersonOfColumn = personOfColumn;
        Tiles = tiles;
        Code = code;
        CodeStart = codeStart;
        Tables = tables;
        Patches = patches;
        LaneWidth = laneWidth;
        _lateCriteria = lateCriteria;
        _lateRules = lateRules;
        _lateMost = lateCriteria.Sum(c => c.MaxPoints);
        _transposed = transposed;
        _noPrices = new short[tiles.Length * Tile.Size];
    }

    internal int Rows => PersonOfRow.Length;

    internal int Columns => PersonOfColumn.Length;

    internal int[] PersonOfRow { get; }

    internal int[] PersonOfColumn { get; }

    internal Tile[] Tiles { get; }

    /// <summary>For each row what to add up, see <see cref="TileKernel{TLanes, TBytes, TShorts}"/>.</summary>
    internal int[] Code { get; }

    internal int[] CodeStart { get; }

    /// <summary>Points by count: 16 low bytes, then 16 high bytes, for each segment of 16 counts.</summary>
    internal byte[] Tables { get; }

    internal RowPatches Patches { get; }

    /// <summary>Likeness of texts, added to what the kernel gives.</summary>
    internal TextPart[] Texts { get; init; } = [];

    /// <summary>Width of the registers the planes are laid out for.</summary>
    internal int LaneWidth { get; }

    /// <summary>Whether a vector score is already the exact one.</summary>
    internal bool IsExact => _lateCriteria.Length == 0 && _lateRules.Length == 0;

    /// <summary>
    /// Vector scores of a row with a tile: points, never below the exact ones, or a negative number where the pair is forbidden.
    /// </summary>
    internal void Score(int row, Tile tile, Span<short> scores)
    {
        switch (LaneWidth)
        {
            case 64: TileKernel<Lanes512, System.Runtime.Intrinsics.Vector512<byte>, System.Runtime.Intrinsics.Vector512<short>>.Score(this, row, tile, scores); break;
            case 32: TileKernel<Lanes256, System.Runtime.Intrinsics.Vector256<byte>, System.Runtime.Intrinsics.Vector256<short>>.Score(this, row, tile, scores); break;
            default: TileKernel<Lanes128, System.Runtime.Intrinsics.Vector128<byte>, System.Runtime.Intrinsics.Vector128<short>>.Score(this, row, tile, scores); break;
        }
        foreach (var text in Texts) text.Add(row, tile, scores);
        Patches.Apply(row, tile, scores);
    }

    /// <summary>Marks the partners that vectors do not forbid and whose score is at least <paramref name="least"/> above its price.</summary>
    /// <param name="tile">The tile that was scored.</param>
    /// <param name="scores">What <see cref="Score"/> gave.</param>
    /// <param name="prices">Prices of all columns.</param>
    /// <param name="least">Least score minus price that passes.</param>
    /// <param name="passed">Receives a bit for each partner: room for <see cref="Tile.Size"/>.</param>
    /// <returns>How many passed.</returns>
    internal int Pass(Tile tile, ReadOnlySpan<short> scores, ReadOnlySpan<short> prices, int least, Span<ulong> passed) => LaneWidth switch
    {
        64 => TileKernel<Lanes512, System.Runtime.Intrinsics.Vector512<byte>, System.Runtime.Intrinsics.Vector512<short>>.Pass(tile, scores, prices, least, passed),
        32 => TileKernel<Lanes256, System.Runtime.Intrinsics.Vector256<byte>, System.Runtime.Intrinsics.Vector256<short>>.Pass(tile, scores, prices, least, passed),
        _ => TileKernel<Lanes128, System.Runtime.Intrinsics.Vector128<byte>, System.Runtime.Intrinsics.Vector128<short>>.Pass(tile, scores, prices, least, passed),
    };

    /// <summary>Calls <paramref name="found"/> for each partner in the tile that vectors do not forbid.</summary>
    internal void Allowed<TFound>(int row, Tile tile, short[] buffer, ref TFound found)
        where TFound : struct, IFoundPairs
    {
        Span<ulong> passed = stackalloc ulong[Tile.Words];
        Score(row, tile, buffer);
        Pass(tile, buffer, _noPrices, 0, passed);
        Hand(tile, buffer, passed, ref found);
    }

    /// <summary>Calls <paramref name="found"/> for each marked partner, in order.</summary>
    internal static void Hand<TFound>(Tile tile, ReadOnlySpan<short> scores, ReadOnlySpan<ulong> passed, ref TFound found)
        where TFound : struct, IFoundPairs
    {
        for (var word = 0; word * 64 < tile.Count; word++)
        {
            for (var bits = passed[word]; bits != 0; bits &= bits - 1)
            {
                var within = word * 64 + BitOperations.TrailingZeroCount(bits);
                found.Add(tile.First + within, scores[within]);
            }
        }
    }

    /// <summary>A closed column is found by no scan. Its points keep their value, only their sign turns: no sum with others can bring it back above zero.</summary>
    internal void SetOpen(int column, bool open)
    {
        ref var points = ref Tiles[column / Tile.Size].Row(0)[column % Tile.Size];
        points = (short)(open ? points & short.MaxValue : points | short.MinValue);
    }

    /// <summary>The same rows with some of the columns, packed into as few tiles as they need. O(columns x planes + patches).</summary>
    /// <param name="columns">Columns to keep, ascending; they are numbered anew in this order.</param>
    internal CompiledScores Only(int[] columns)
    {
        var tiles = new Tile[(columns.Length + Tile.Size - 1) / Tile.Size];
        var byteOf = LaneOrder.For(LaneWidth);
        for (var t = 0; t < tiles.Length; t++)
        {
            var first = t * Tile.Size;
            var tile = tiles[t] = new(first, Math.Min(Tile.Size, columns.Length - first), Tiles[0].PlaneCount, Tiles[0].RowCount);
            for (var c = 0; c < tile.Count; c++)
            {
                var column = columns[first + c];
                tile.Take(c, byteOf[c], Tiles[column / Tile.Size], column % Tile.Size, byteOf[column % Tile.Size]);
            }
        }
        int[] people = [.. columns.Select(c => PersonOfColumn[c])];
        return new(PersonOfRow, people, tiles, Code, CodeStart, Tables, Patches.Only(columns, Columns), LaneWidth, _lateCriteria, _lateRules, _transposed)
        {
            Texts = Array.ConvertAll(Texts, text => text.Only(people)),
        };
    }

    /// <summary>The exact points of a pair from its vector score, or -1 when a late rule forbids it.</summary>
    internal int Exact(int row, int column, int score)
    {
        if (IsExact) return score;
        var (mentee, mentor) = _transposed ? (PersonOfColumn[column], PersonOfRow[row]) : (PersonOfRow[row], PersonOfColumn[column]);
        foreach (var rule in _lateRules)
        {
            if (!rule.Allows(mentee, mentor)) return ScoreTable.Forbidden;
        }
        score -= _lateMost;
        foreach (var criterion in _lateCriteria) score += criterion.Points(mentee, mentor);
        return score;
    }
}

/// <summary>Takes pairs that passed.</summary>
internal interface IFoundPairs
{
    /// <summary>A partner whose vector score minus price was not below the bar.</summary>
    /// <param name="column">Column of the partner.</param>
    /// <param name="score">Vector score.</param>
    void Add(int column, int score);
}

/// <summary>Pairs whose score departs from what vectors give: listed points and forbidden pairs, by row, in order of column.</summary>
internal sealed class RowPatches
{
    private readonly int[] _start;
    private readonly int[] _columns;
    private readonly short[] _points;

    /// <param name="rows">Number of rows.</param>
    /// <param name="patches">Pairs and their points, <see cref="short.MinValue"/> for forbidden; in any order, repeats are added up.</param>
    internal RowPatches(int rows, IReadOnlyList<(int Row, int Column, short Points)> patches)
    {
        _start = new int[rows + 1];
        foreach (var patch in patches) _start[patch.Row + 1]++;
        for (var r = 0; r < rows; r++) _start[r + 1] += _start[r];
        _columns = new int[patches.Count];
        _points = new short[patches.Count];
        var next = _start.AsSpan(0, rows).ToArray();
        foreach (var patch in patches) (_columns[next[patch.Row]], _points[next[patch.Row]++]) = (patch.Column, patch.Points);
        for (var r = 0; r < rows; r++) _columns.AsSpan(_start[r], _start[r + 1] - _start[r]).Sort(_points.AsSpan(_start[r], _start[r + 1] - _start[r]));
    }

    /// <summary>Those of some columns, which are numbered anew in the order given.</summary>
    internal RowPatches Only(int[] columns, int columnsBefore)
    {
        var numberOf = new int[columnsBefore];
        Array.Fill(numberOf, -1);
        for (var i = 0; i < columns.Length; i++) numberOf[columns[i]] = i;
        var kept = new List<(int, int, short)>();
        for (var row = 0; row + 1 < _start.Length; row++)
        {
            for (var at = _start[row]; at < _start[row + 1]; at++)
            {
                if (numberOf[_columns[at]] is var number and >= 0) kept.Add((row, number, _points[at]));
            }
        }
        return new(_start.Length - 1, kept);
    }

    internal void Apply(int row, Tile tile, Span<short> scores)
    {
        int from = _start[row], to = _start[row + 1];
        if (from == to) return;
        var last = tile.First + tile.Count;
        var found = _columns.AsSpan(from, to - from).BinarySearch(tile.First);
        var at = from + (found < 0 ? ~found : found);
        // A binary search may land inside a run of equal columns.
        while (at > from && _columns[at - 1] == tile.First) at--;
        for (; at < to && _columns[at] < last; at++)
        {
            ref var score = ref scores[_columns[at] - tile.First];
            score = (short)Math.Clamp(score + _points[at], short.MinValue, short.MaxValue);
        }
    }
}
