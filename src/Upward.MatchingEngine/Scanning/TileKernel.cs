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
internal static class TileKernel<TLanes, TBytes, TShorts>
    where TLanes : ILanes<TBytes, TShorts>
    where TBytes : struct
    where TShorts : struct
{
    /// <summary>Two blocks of partners at a time: reading the code costs as much as adding up a plane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Score(CompiledScores compiled, int row, Tile tile, Span<short> scores)
    {
        ref var planes = ref tile.Planes[tile.PlanesStart];
        ref var rows = ref tile.Rows[tile.RowsStart];
        ref var code = ref compiled.Code[compiled.CodeStart[row]];
        ref var tables = ref MemoryMarshal.GetArrayDataReference(compiled.Tables);
        ref var target = ref MemoryMarshal.GetReference(scores);
        int width = TLanes.Width, half = width / 2;
        for (var at = 0; at < tile.Count; at += 2 * width)
        {
            TShorts first = TLanes.Shorts(ref rows, at), second = TLanes.Shorts(ref rows, at + half);
            TShorts third = TLanes.Shorts(ref rows, at + width), fourth = TLanes.Shorts(ref rows, at + width + half);
            nint step = 0;
            for (var left = Unsafe.Add(ref code, step++); left > 0; left--)
            {
                var place = Unsafe.Add(ref code, step++) + at;
                first = TLanes.AddSaturated(first, TLanes.Shorts(ref rows, place));
                second = TLanes.AddSaturated(second, TLanes.Shorts(ref rows, place + half));
                third = TLanes.AddSaturated(third, TLanes.Shorts(ref rows, place + width));
                fourth = TLanes.AddSaturated(fourth, TLanes.Shorts(ref rows, place + width + half));
            }
            for (var groups = Unsafe.Add(ref code, step++); groups > 0; groups--)
            {
                int kind = Unsafe.Add(ref code, step), parameter = Unsafe.Add(ref code, step + 1), extra = Unsafe.Add(ref code, step + 2);
                int once = Unsafe.Add(ref code, step + 3), twice = Unsafe.Add(ref code, step + 4), thrice = Unsafe.Add(ref code, step + 5);
                step += 6;
                TBytes a = TLanes.Bytes(0), b = TLanes.Bytes(0);
                Count(ref a, ref b, once, ref planes, ref code, ref step, at);
                if ((twice | thrice) > 0)
                {
                    TBytes a2 = TLanes.Bytes(0), b2 = TLanes.Bytes(0), a3 = TLanes.Bytes(0), b3 = TLanes.Bytes(0);
                    Count(ref a2, ref b2, twice, ref planes, ref code, ref step, at);
                    Count(ref a3, ref b3, thrice, ref planes, ref code, ref step, at);
                    a = TLanes.Add(TLanes.Add(a, TLanes.Add(a2, a2)), TLanes.Add(a3, TLanes.Add(a3, a3)));
                    b = TLanes.Add(TLanes.Add(b, TLanes.Add(b2, b2)), TLanes.Add(b3, TLanes.Add(b3, b3)));
                }
                if (kind == GroupKind.Table && (extra & 255) == 1)
                {
                    AddLooked(a, ref first, ref second, ref tables, parameter, extra);
                    AddLooked(b, ref third, ref fourth, ref tables, parameter, extra);
                }
                else
                {
                    AddOther(a, ref first, ref second, kind, ref tables, ref rows, parameter, extra, at);
                    AddOther(b, ref third, ref fourth, kind, ref tables, ref rows, parameter, extra, at + width);
                }
            }
            TLanes.Store(first, ref target, at);
            TLanes.Store(second, ref target, at + half);
            TLanes.Store(third, ref target, at + width);
            TLanes.Store(fourth, ref target, at + width + half);
        }
    }

    /// <summary>How many partners <see cref="Filter"/> would find.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int CountFound(Tile tile, ReadOnlySpan<short> scores, ReadOnlySpan<short> prices, int least)
    {
        ref var source = ref MemoryMarshal.GetReference(scores);
        ref var price = ref MemoryMarshal.GetReference(prices);
        var bar = TLanes.Shorts((short)Math.Clamp(least - 1, short.MinValue, short.MaxValue));
        var half = TLanes.Width / 2;
        var found = 0;
        for (var at = 0; at < tile.Count; at += half)
        {
            found += BitOperations.PopCount(Hits(ref source, ref price, tile, at, bar));
        }
        return found;
    }

    /// <summary>A bit for each allowed partner of half a block whose score minus price is above the bar.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hits(ref short source, ref short price, Tile tile, int at, TShorts bar)
    {
        var score = TLanes.Shorts(ref source, at);
        return TLanes.MaskGreater(TLanes.SubtractSaturated(score, TLanes.Shorts(ref price, tile.First + at)), bar, score);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Count(ref TBytes a, ref TBytes b, int left, ref byte planes, ref int code, ref nint step, int at)
    {
        for (; left > 0; left--)
        {
            var place = Unsafe.Add(ref code, step++) + at;
            a = TLanes.Subtract(a, TLanes.Bytes(ref planes, place));
            b = TLanes.Subtract(b, TLanes.Bytes(ref planes, place + TLanes.Width));
        }
    }

    /// <summary>Points by a table of up to 16 counts: the usual group.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddLooked(TBytes count, ref TShorts first, ref TShorts second, ref byte tables, int parameter, int extra)
    {
        count = TLanes.Min(count, TLanes.Bytes((byte)(extra >> 8)));
        TBytes low = TLanes.Look(ref tables, parameter, count), high = TLanes.Look(ref tables, parameter + 16, count);
        first = TLanes.AddSaturated(first, TLanes.FirstHalf(low, high));
        second = TLanes.AddSaturated(second, TLanes.SecondHalf(low, high));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddOther(TBytes count, ref TShorts first, ref TShorts second, int kind, ref byte tables, ref short rows, int parameter, int extra, int at)
    {
        var half = TLanes.Width / 2;
        TShorts countFirst = TLanes.FirstHalf(count, TLanes.Bytes(0)), countSecond = TLanes.SecondHalf(count, TLanes.Bytes(0));
        switch (kind)
        {
            case GroupKind.Table:
                var (low, high) = Segments(ref tables, parameter, extra & 255, TLanes.Min(count, TLanes.Bytes((byte)(extra >> 8))));
                first = TLanes.AddSaturated(first, TLanes.FirstHalf(low, high));
                second = TLanes.AddSaturated(second, TLanes.SecondHalf(low, high));
                break;
            case GroupKind.Units:
                first = TLanes.AddSaturated(first, TLanes.Multiply(countFirst, TLanes.Shorts(ref rows, parameter + at)));
                second = TLanes.AddSaturated(second, TLanes.Multiply(countSecond, TLanes.Shorts(ref rows, parameter + at + half)));
                break;
            default:
                for (var reached = 0; reached < extra; reached++)
                {
                    var bar = TLanes.Shorts((short)reached);
                    var place = parameter + reached * Tile.Size + at;
                    first = TLanes.AddSaturated(first, TLanes.WhereGreater(countFirst, bar, TLanes.Shorts(ref rows, place)));
                    second = TLanes.AddSaturated(second, TLanes.WhereGreater(countSecond, bar, TLanes.Shorts(ref rows, place + half)));
                }
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Filter<TFound>(Tile tile, ReadOnlySpan<short> scores, ReadOnlySpan<short> prices, int least, ref TFound found)
        where TFound : struct, IFoundPairs
    {
        ref var source = ref MemoryMarshal.GetReference(scores);
        ref var price = ref MemoryMarshal.GetReference(prices);
        var bar = TLanes.Shorts((short)Math.Clamp(least - 1, short.MinValue, short.MaxValue));
        var half = TLanes.Width / 2;
        for (var at = 0; at < tile.Count; at += half)
        {
            for (var hits = Hits(ref source, ref price, tile, at, bar); hits != 0; hits &= hits - 1)
            {
                var within = at + BitOperations.TrailingZeroCount(hits);
                found.Add(tile.First + within, Unsafe.Add(ref source, within));
            }
        }
    }

    private static (TBytes Low, TBytes High) Segments(ref byte tables, int parameter, int segments, TBytes count)
    {
        var (low, high) = (TLanes.Bytes(0), TLanes.Bytes(0));
        for (var segment = 0; segment < segments; segment++)
        {
            low = TLanes.Or(low, TLanes.InSegment(count, (byte)segment, TLanes.Look(ref tables, parameter + segment * 32, count)));
            high = TLanes.Or(high, TLanes.InSegment(count, (byte)segment, TLanes.Look(ref tables, parameter + segment * 32 + 16, count)));
        }
        return (low, high);
    }
}
