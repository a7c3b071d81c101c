namespace Upward.MatchingEngine;

/// <summary>Points (or a ban) that depend only on a class of the row and a class of the column: levels, time zones, departments.</summary>
internal sealed class ClassPart
{
    private const int MostRowClasses = 512;
    private const int MostCells = 4_000_000;
    private const int MostMerged = 64;

    private readonly int[] _classOfColumn;
    private readonly int _columnClasses;
    private readonly short[] _points;

    private ClassPart(int[] classOfRow, int rowClasses, int[] classOfColumn, int columnClasses, short[] points)
    {
        (ClassOfRow, RowClasses, _classOfColumn, _columnClasses, _points) = (classOfRow, rowClasses, classOfColumn, columnClasses, points);
    }

    /// <summary>By position of the person.</summary>
    internal int[] ClassOfRow { get; }

    internal int RowClasses { get; }

    internal short Points(int rowClass, int column) => _points[rowClass * _columnClasses + _classOfColumn[column]];

    /// <summary>Null when there are too many classes for rows of ready points.</summary>
    internal static ClassPart? Of(IReadOnlyList<int?> mentees, IReadOnlyList<int?> mentors, bool transposed, Func<int, int, short> points)
    {
        var rows = new Numbered(transposed ? mentors : mentees);
        var columns = new Numbered(transposed ? mentees : mentors);
        if (rows.First.Count > MostRowClasses || (long)rows.First.Count * columns.First.Count > MostCells) return null;
        var table = new short[rows.First.Count * columns.First.Count];
        for (var a = 0; a < rows.First.Count; a++)
        {
            for (var b = 0; b < columns.First.Count; b++)
                table[a * columns.First.Count + b] = transposed ? points(columns.First[b], rows.First[a]) : points(rows.First[a], columns.First[b]);
        }
        return new(rows.NumberOf, rows.First.Count, columns.NumberOf, columns.First.Count, table);
    }

    /// <summary>Fewer parts with the same sums: parts with few classes become one with a class for each combination.</summary>
    internal static List<ClassPart> Merge(List<ClassPart> parts)
    {
        var merged = new List<ClassPart>();
        foreach (var part in parts.OrderBy(p => p.RowClasses))
        {
            var partner = merged.FindIndex(m => (long)m.RowClasses * part.RowClasses <= MostMerged && (long)m._columnClasses * part._columnClasses <= MostCells / MostMerged);
            if (partner < 0) merged.Add(part); else merged[partner] = merged[partner].With(part);
        }
        return merged;
    }

    private ClassPart With(ClassPart other)
    {
        int rows = RowClasses * other.RowClasses, columns = _columnClasses * other._columnClasses;
        var table = new short[rows * columns];
        for (var a = 0; a < rows; a++)
        {
            for (var b = 0; b < columns; b++)
            {
                var mine = _points[a / other.RowClasses * _columnClasses + b / other._columnClasses];
                var theirs = other._points[a % other.RowClasses * other._columnClasses + b % other._columnClasses];
                table[a * columns + b] = (short)Math.Max(short.MinValue, mine + theirs);
            }
        }
        return new(Combine(ClassOfRow, other.ClassOfRow, other.RowClasses), rows, Combine(_classOfColumn, other._classOfColumn, other._columnClasses), columns, table);
    }

    private static int[] Combine(int[] a, int[] b, int classesOfB) => [.. a.Zip(b, (x, y) => x * classesOfB + y)];

    /// <summary>Values numbered in the order in which they first occur, with the first person of each.</summary>
    private sealed class Numbered
    {
        internal Numbered(IReadOnlyList<int?> values)
        {
            NumberOf = new int[values.Count];
            var numbers = new Dictionary<int, int>();
            var unknown = -1;
            for (var i = 0; i < values.Count; i++)
            {
                if (values[i] is { } value)
                {
                    if (!numbers.TryGetValue(value, out NumberOf[i]))
                    {
                        numbers.Add(value, NumberOf[i] = First.Count);
                        First.Add(i);
                    }
                    continue;
                }
                if (unknown < 0)
                {
                    unknown = First.Count;
                    First.Add(i);
                }
                NumberOf[i] = unknown;
            }
        }

        internal int[] NumberOf { get; }

        internal List<int> First { get; } = [];
    }
}
