using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Upward.MatchingEngine;

/// <summary>How the counts of a group of planes become points.</summary>
internal static class GroupKind
{
    /// <summary>By a table of the row: parameters are its place, and (greatest count, segments) packed.</summary>
    internal const int Table = 0;

    /// <summary>Count x a number of each partner: the parameter is the row of numbers.</summary>
    internal const int Units = 1;

    /// <summary>A sum of steps of each partner, one for every count reached: parameters are the first row of steps and their number.</summary>
    internal const int Steps = 2;
}

/// <summary>
/// Scores a row against a tile. Its code is: number of point rows and their places; number of groups; for each group its kind, two parameters,
/// the numbers of planes that count once, twice and three times, and the places of the planes. A plane holds 255 (that is -1) where the partner has the tag,
/// so counting is subtracting.
/// </summary>
internal static partial class TileKernel<TLanes, TBytes, TShorts>
    where TLanes : ILanes<TBytes, TShorts>
    where TBytes : struct
    where TShorts : struct
{
    /// <summary>Adds up one part after the other, each over the whole tile: eight registers of partners at a time, because reading the code costs as much as adding a plane to one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Score(CompiledScores compiled, int row, Tile tile, Span<short> scores)
    {
        ref var planes = ref tile.Planes[tile.PlanesStart];
        ref var rows = ref tile.Rows[tile.RowsStart];
        ref var code = ref compiled.Code[compiled.CodeStart[row]];
        ref var tables = ref MemoryMarshal.GetArrayDataReference(compiled.Tables);
        ref var target = ref MemoryMarshal.GetReference(scores);
        AddRows(ref rows, ref Unsafe.Add(ref code, 1), code, tile.Count, ref target);
        code = ref Unsafe.Add(ref code, 1 + code);
        int groups = code;
        code = ref Unsafe.Add(ref code, 1);
        for (; groups > 0; groups--)
        {
            int kind = code, parameter = Unsafe.Add(ref code, 1), extra = Unsafe.Add(ref code, 2);
            int once = Unsafe.Add(ref code, 3), twice = Unsafe.Add(ref code, 4), thrice = Unsafe.Add(ref code, 5);
            code = ref Unsafe.Add(ref code, 6);
            switch (kind)
            {
                case GroupKind.Table when (extra & 255) == 1:
                    AddGroup(ref planes, ref code, once, twice, thrice, tile.Count, new Looked(ref tables, parameter, extra, ref target));
                    break;
                case GroupKind.Table:
                    AddGroup(ref planes, ref code, once, twice, thrice, tile.Count, new LookedLong(ref tables, parameter, extra, ref target));
                    break;
                case GroupKind.Units:
                    AddGroup(ref planes, ref code, once, twice, thrice, tile.Count, new Multiplied(ref Unsafe.Add(ref rows, parameter), ref target));
                    break;
                default:
                    AddGroup(ref planes, ref code, once, twice, thrice, tile.Count, new Stepped(ref Unsafe.Add(ref rows, parameter), extra, ref target));
                    break;
            }
            code = ref Unsafe.Add(ref code, once + twice + thrice);
        }
    }

    /// <summary>The sum of rows of points: row 0, which everybody gets, and those of the code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddRows(ref short rows, ref int code, int count, nint partners, ref short target)
    {
        nint half = TLanes.Width / 2, at = 0;
        for (; at + 4 * half < partners; at += 8 * half)
        {
            ref var row = ref Unsafe.Add(ref rows, at);
            TShorts a = TLanes.Shorts(ref row, 0), b = TLanes.Shorts(ref row, half), c = TLanes.Shorts(ref row, 2 * half), d = TLanes.Shorts(ref row, 3 * half);
            TShorts e = TLanes.Shorts(ref row, 4 * half), f = TLanes.Shorts(ref row, 5 * half), g = TLanes.Shorts(ref row, 6 * half), h = TLanes.Shorts(ref row, 7 * half);
            for (nint next = 0; next < count; next++)
            {
                row = ref Unsafe.Add(ref rows, Unsafe.Add(ref code, next) + at);
                a = TLanes.AddSaturated(a, TLanes.Shorts(ref row, 0));
                b = TLanes.AddSaturated(b, TLanes.Shorts(ref row, half));
                c = TLanes.AddSaturated(c, TLanes.Shorts(ref row, 2 * half));
                d = TLanes.AddSaturated(d, TLanes.Shorts(ref row, 3 * half));
                e = TLanes.AddSaturated(e, TLanes.Shorts(ref row, 4 * half));
                f = TLanes.AddSaturated(f, TLanes.Shorts(ref row, 5 * half));
                g = TLanes.AddSaturated(g, TLanes.Shorts(ref row, 6 * half));
                h = TLanes.AddSaturated(h, TLanes.Shorts(ref row, 7 * half));
            }
            row = ref Unsafe.Add(ref target, at);
            TLanes.Store(a, ref row, 0);
            TLanes.Store(b, ref row, half);
            TLanes.Store(c, ref row, 2 * half);
            TLanes.Store(d, ref row, 3 * half);
            TLanes.Store(e, ref row, 4 * half);
            TLanes.Store(f, ref row, 5 * half);
            TLanes.Store(g, ref row, 6 * half);
            TLanes.Store(h, ref row, 7 * half);
        }
        // A tile of few partners, or the rest of one, up to whole words of Pass.
        for (var end = (partners + 63) & ~(nint)63; at < end; at += half)
        {
            var sum = TLanes.Shorts(ref rows, at);
            for (nint next = 0; next < count; next++) sum = TLanes.AddSaturated(sum, TLanes.Shorts(ref rows, Unsafe.Add(ref code, next) + at));
            TLanes.Store(sum, ref target, at);
        }
    }

    /// <summary>Counts the planes of a group and adds what the counts are worth.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddGroup<TPoints>(ref byte planes, ref int code, int once, int twice, int thrice, nint partners, TPoints points)
        where TPoints : struct, IPoints, allows ref struct
    {
        nint width = TLanes.Width, at = 0;
        for (; at + 4 * width < partners; at += 8 * width)
        {
            TBytes a = TLanes.Bytes(0), b = a, c = a, d = a, e = a, f = a, g = a, h = a;
            nint next = 0;
            for (; next < once; next++)
            {
                ref var plane = ref Unsafe.Add(ref planes, Unsafe.Add(ref code, next) + at);
                a = TLanes.Subtract(a, TLanes.Bytes(ref plane, 0));
                b = TLanes.Subtract(b, TLanes.Bytes(ref plane, width));
                c = TLanes.Subtract(c, TLanes.Bytes(ref plane, 2 * width));
                d = TLanes.Subtract(d, TLanes.Bytes(ref plane, 3 * width));
                e = TLanes.Subtract(e, TLanes.Bytes(ref plane, 4 * width));
                f = TLanes.Subtract(f, TLanes.Bytes(ref plane, 5 * width));
                g = TLanes.Subtract(g, TLanes.Bytes(ref plane, 6 * width));
                h = TLanes.Subtract(h, TLanes.Bytes(ref plane, 7 * width));
            }
            for (; next < once + twice; next++)
            {
                ref var plane = ref Unsafe.Add(ref planes, Unsafe.Add(ref code, next) + at);
                a = Twice(a, TLanes.Bytes(ref plane, 0));
                b = Twice(b, TLanes.Bytes(ref plane, width));
                c = Twice(c, TLanes.Bytes(ref plane, 2 * width));
                d = Twice(d, TLanes.Bytes(ref plane, 3 * width));
                e = Twice(e, TLanes.Bytes(ref plane, 4 * width));
                f = Twice(f, TLanes.Bytes(ref plane, 5 * width));
                g = Twice(g, TLanes.Bytes(ref plane, 6 * width));
                h = Twice(h, TLanes.Bytes(ref plane, 7 * width));
            }
            for (; next < once + twice + thrice; next++)
            {
                ref var plane = ref Unsafe.Add(ref planes, Unsafe.Add(ref code, next) + at);
                a = Thrice(a, TLanes.Bytes(ref plane, 0));
                b = Thrice(b, TLanes.Bytes(ref plane, width));
                c = Thrice(c, TLanes.Bytes(ref plane, 2 * width));
                d = Thrice(d, TLanes.Bytes(ref plane, 3 * width));
                e = Thrice(e, TLanes.Bytes(ref plane, 4 * width));
                f = Thrice(f, TLanes.Bytes(ref plane, 5 * width));
                g = Thrice(g, TLanes.Bytes(ref plane, 6 * width));
                h = Thrice(h, TLanes.Bytes(ref plane, 7 * width));
            }
            points.Add(a, at);
            points.Add(b, at + width);
            points.Add(c, at + 2 * width);
            points.Add(d, at + 3 * width);
            points.Add(e, at + 4 * width);
            points.Add(f, at + 5 * width);
            points.Add(g, at + 6 * width);
            points.Add(h, at + 7 * width);
        }
        for (; at < partners; at += width)
        {
            var sum = TLanes.Bytes(0);
            nint next = 0;
            for (; next < once; next++) sum = TLanes.Subtract(sum, TLanes.Bytes(ref planes, Unsafe.Add(ref code, next) + at));
            for (; next < once + twice; next++) sum = Twice(sum, TLanes.Bytes(ref planes, Unsafe.Add(ref code, next) + at));
            for (; next < once + twice + thrice; next++) sum = Thrice(sum, TLanes.Bytes(ref planes, Unsafe.Add(ref code, next) + at));
            points.Add(sum, at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TBytes Twice(TBytes count, TBytes plane) => TLanes.Subtract(TLanes.Subtract(count, plane), plane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TBytes Thrice(TBytes count, TBytes plane) => TLanes.Subtract(TLanes.Subtract(TLanes.Subtract(count, plane), plane), plane);

    /// <summary>Marks the allowed partners whose score minus price is not below the bar, a bit each. Gives how many they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int Pass(Tile tile, ReadOnlySpan<short> scores, ReadOnlySpan<short> prices, int least, Span<ulong> passed)
    {
        ref var score = ref MemoryMarshal.GetReference(scores);
        ref var price = ref Unsafe.Add(ref MemoryMarshal.GetReference(prices), tile.First);
        var bar = TLanes.Shorts((short)Math.Clamp(least - 1, short.MinValue, short.MaxValue));
        var found = 0;
        for (nint at = 0; at < tile.Count; at += 64)
        {
            var word = 0UL;
            for (nint block = 0; block < 64; block += TLanes.Width) word |= TLanes.Passing(ref Unsafe.Add(ref score, at + block), ref Unsafe.Add(ref price, at + block), bar) << (int)block;
            passed[(int)(at / 64)] = word;
            found += BitOperations.PopCount(word);
        }
        return found;
    }
}
