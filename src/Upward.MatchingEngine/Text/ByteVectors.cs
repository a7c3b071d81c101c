using System.Numerics;
using System.Runtime.InteropServices;

namespace Upward.MatchingEngine;

/// <summary>Vectors of signed bytes from -127 to 127 of the people of one side, each padded with zeros to whole registers.</summary>
internal sealed class ByteVectors
{
    private const int Alignment = 64;

    private readonly int _dimensions;
    private readonly int _stride;
    private readonly sbyte[] _bytes;
    private readonly bool[] _known;
    private readonly int[] _squares;

    /// <param name="people">A vector of this length for each person, or null.</param>
    /// <param name="dimensions">0..4,096.</param>
    internal ByteVectors(sbyte[]?[] people, int dimensions)
    {
        _dimensions = dimensions;
        _stride = (dimensions + Alignment - 1) / Alignment * Alignment;
        if ((long)_stride * people.Length > Array.MaxLength) throw new ArgumentException($"{people.Length} vectors of {dimensions} numbers are more than one array holds.");
        _bytes = new sbyte[_stride * people.Length];
        _known = Array.ConvertAll(people, p => p is not null);
        _squares = new int[people.Length];
        for (var p = 0; p < people.Length; p++)
        {
            if (people[p] is not { } vector) continue;
            if (vector.AsSpan().Contains(sbyte.MinValue)) throw new ArgumentException($"The vector at position {p} holds -128; the range is -127 to 127.");
            vector.CopyTo(_bytes, p * _stride);
            _squares[p] = Dot(Padded(p), Padded(p));
        }
    }

    internal int Count => _known.Length;

    internal bool IsKnown(int person) => _known[person];

    /// <summary>The vector without padding; empty when unknown.</summary>
    internal ReadOnlySpan<sbyte> Of(int person) => _bytes.AsSpan(person * _stride, _known[person] ? _dimensions : 0);

    internal ReadOnlySpan<sbyte> Padded(int person) => _bytes.AsSpan(person * _stride, _stride);

    /// <summary>The square of the length, at most 4,096 x 127 x 127; 0 when unknown.</summary>
    internal long Square(int person) => _squares[person];

    /// <summary>The dot product of two vectors padded to 64 bytes. Two products of a pair of bytes stay below 2^15, so shorts hold their sum.</summary>
    internal static int Dot(ReadOnlySpan<sbyte> left, ReadOnlySpan<sbyte> right)
    {
        ReadOnlySpan<Vector<sbyte>> a = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(left), b = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(right);
        var sum = Vector<int>.Zero;
        for (var k = 0; k < a.Length; k++)
        {
            Vector.Widen(a[k], out var aLow, out var aHigh);
            Vector.Widen(b[k], out var bLow, out var bHigh);
            Vector.Widen(aLow * bLow + aHigh * bHigh, out var low, out var high);
            sum += low + high;
        }
        return Vector.Sum(sum);
    }

    /// <summary>Whole numbers from -127 to 127 in proportion. Multiplying, dividing and rounding down are the same on every machine (IEEE 754).</summary>
    internal static sbyte[]?[] Quantised(IReadOnlyList<float[]?> people, string side)
    {
        ArgumentNullException.ThrowIfNull(people);
        var all = new sbyte[]?[people.Count];
        for (var p = 0; p < all.Length; p++)
        {
            if (people[p] is not { } vector) continue;
            var greatest = 0.0;
            foreach (var number in vector)
            {
                if (!float.IsFinite(number)) throw new ArgumentException($"The vector of the {side} at position {p} holds {number.ToString(System.Globalization.CultureInfo.InvariantCulture)}; all its numbers must be finite.");
                greatest = Math.Max(greatest, Math.Abs((double)number));
            }
            all[p] = Array.ConvertAll(vector, number => greatest == 0 ? (sbyte)0 : (sbyte)Math.Floor(number * 127.0 / greatest + 0.5));
        }
        return all;
    }

    /// <summary>The length that all vectors have.</summary>
    internal static int CommonLength(IEnumerable<sbyte[]?> vectors, int? stated)
    {
        var length = stated;
        foreach (var vector in vectors.OfType<sbyte[]>())
        {
            length ??= vector.Length;
            if (vector.Length != length) throw new ArgumentException($"One vector has {length} numbers and another {vector.Length}; all must have the same length.");
            if (length is < 1 or > EmbeddingSimilarity.MostDimensions) throw new ArgumentException($"A vector has {length} numbers; 1 to {EmbeddingSimilarity.MostDimensions} are possible.");
        }
        return length ?? 0;
    }
}
