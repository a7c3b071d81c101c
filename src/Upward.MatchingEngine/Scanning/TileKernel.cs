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
    internal static void Score(CompiledScores compiled, int row, Tile tile, Span<short> scores)
    {
        ref var planes = ref tile.Planes[tile.PlanesStart];
        ref var rows = ref tile.Rows[tile.RowsStart];
        ref var code = ref compiled.Code[compiled.CodeStart[row]];
        ref var tables = ref MemoryMarshal.GetArrayDataReference(compiled.Tables);
        ref var target = ref MemoryMarshal.GetReference(scores);
        var half = TLanes.Width / 2;
        for (var at = 0; at < tile.Count; at += TLanes.Width)
        {
            var first = TLanes.Shorts(ref rows, at);
            var second = TLanes.Shorts(ref rows, at + half);
            var step = 0;
            for (var left = Unsafe.Add(ref code, step++); left > 0; left--)
            {
                var place = Unsafe.Add(ref code, step++) + at;
                first = TLanes.AddSaturated(first, TLanes.Shorts(ref rows, place));
                second = TLanes.AddSaturated(second, TLanes.Shorts(ref rows, place + half));
            }
            for (var groups = Unsafe.Add(ref code, step++); groups > 0; groups--)
            {
                int kind = Unsafe.Add(ref code, step), parameter = Unsafe.Add(ref code, step + 1), extra = Unsafe.Add(ref code, step + 2);
                int once = Unsafe.Add(ref code, step + 3), twice = Unsafe.Add(ref code, step + 4), thrice = Unsafe.Add(ref code, step + 5);
                step += 6;
                var count = TLanes.Bytes(0);
                for (; once > 0; once--) count = TLanes.Subtract(count, TLanes.Bytes(ref planes, Unsafe.Add(ref code, step++) + at));
                if (twice > 0) count = TLanes.Add(count, Times(2, ref planes, ref code, ref step, twice, at));
                if (thrice > 0) count = TLanes.Add(count, Times(3, ref planes, ref code, ref step, thrice, at));
                switch (kind)
                {
                    case GroupKind.Table:
                        count = TLanes.Min(count, TLanes.Bytes((byte)(extra >> 8)));
                        var low = TLanes.Look(ref tables, parameter, count);
                        var high = TLanes.Look(ref tables, parameter + 16, count);
                        if ((extra & 255) > 1) (low, high) = Segments(ref tables, parameter, extra & 255, count);
                        first = TLanes.AddSaturated(first, TLanes.FirstHalf(low, high));
                        second = TLanes.AddSaturated(second, TLanes.SecondHalf(low, high));
                        break;
                    case GroupKind.Units:
                        first = TLanes.AddSaturated(first, TLanes.Multiply(TLanes.FirstHalf(count, TLanes.Bytes(0)), TLanes.Shorts(ref rows, parameter + at)));
                        second = TLanes.AddSaturated(second, TLanes.Multiply(TLanes.SecondHalf(count, TLanes.Bytes(0)), TLanes.Shorts(ref rows, parameter + at + half)));
                        break;
                    default:
                        var (countFirst, countSecond) = (TLanes.FirstHalf(count, TLanes.Bytes(0)), TLanes.SecondHalf(count, TLanes.Bytes(0)));
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
            TLanes.Store(first, ref target, at);
            TLanes.Store(second, ref target, at + half);
        }
    }

    internal static void Filter<TFound>(Tile tile, ReadOnlySpan<short> scores, ReadOnlySpan<short> prices, int least, ref TFound found)
        where TFound : struct, IFoundPairs
    {
        ref var source = ref MemoryMarshal.GetReference(scores);
        ref var price = ref MemoryMarshal.GetReference(prices);
        var bar = TLanes.Shorts((short)Math.Clamp(least - 1, short.MinValue, short.MaxValue));
        var half = TLanes.Width / 2;
        for (var at = 0; at < tile.Count; at += half)
        {
            var score = TLanes.Shorts(ref source, at);
            var hits = TLanes.MaskGreater(TLanes.SubtractSaturated(score, TLanes.Shorts(ref price, tile.First + at)), bar, score);
            for (; hits != 0; hits &= hits - 1)
            {
                var within = at + BitOperations.TrailingZeroCount(hits);
                found.Add(tile.First + within, Unsafe.Add(ref source, within));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TBytes Times(int times, ref byte planes, ref int code, ref int step, int planesLeft, int at)
    {
        var sum = TLanes.Bytes(0);
        for (; planesLeft > 0; planesLeft--) sum = TLanes.Subtract(sum, TLanes.Bytes(ref planes, Unsafe.Add(ref code, step++) + at));
        var all = TLanes.Add(sum, sum);
        return times == 2 ? all : TLanes.Add(all, sum);
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
