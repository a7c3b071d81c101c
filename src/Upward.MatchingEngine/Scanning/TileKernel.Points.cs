using System.Runtime.CompilerServices;

namespace Upward.MatchingEngine;

/// <content>How counts become points.</content>
internal static partial class TileKernel<TLanes, TBytes, TShorts>
{
    /// <summary>What a register of counts is worth.</summary>
    private interface IPoints
    {
        void Add(TBytes count, nint at);
    }

    /// <summary>Points by a table of up to 16 counts: the usual group.</summary>
    private readonly ref struct Looked(ref byte tables, int place, int extra, ref short target) : IPoints
    {
        private readonly TBytes _most = TLanes.Bytes((byte)(extra >> 8));
        private readonly TBytes _low = TLanes.Table(ref tables, place);
        private readonly TBytes _high = TLanes.Table(ref tables, place + 16);
        private readonly ref short _target = ref target;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(TBytes count, nint at)
        {
            count = TLanes.Min(count, _most);
            AddTo(ref Unsafe.Add(ref _target, at), TLanes.Look(_low, count), TLanes.Look(_high, count));
        }
    }

    /// <summary>Points by a table in segments of 16 counts.</summary>
    private readonly ref struct LookedLong(ref byte tables, int place, int extra, ref short target) : IPoints
    {
        private readonly ref byte _tables = ref Unsafe.Add(ref tables, place);
        private readonly ref short _target = ref target;
        private readonly int _extra = extra;

        public void Add(TBytes count, nint at)
        {
            count = TLanes.Min(count, TLanes.Bytes((byte)(_extra >> 8)));
            TBytes low = TLanes.Bytes(0), high = low, index = TLanes.Low4(count);
            for (var segment = 0; segment < (_extra & 255); segment++)
            {
                low = TLanes.Or(low, TLanes.InSegment(count, (byte)segment, TLanes.Look(TLanes.Table(ref _tables, segment * 32), index)));
                high = TLanes.Or(high, TLanes.InSegment(count, (byte)segment, TLanes.Look(TLanes.Table(ref _tables, segment * 32 + 16), index)));
            }
            AddTo(ref Unsafe.Add(ref _target, at), low, high);
        }
    }

    /// <summary>Count x a number of each partner.</summary>
    private readonly ref struct Multiplied(ref short units, ref short target) : IPoints
    {
        private readonly ref short _units = ref units;
        private readonly ref short _target = ref target;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(TBytes count, nint at)
        {
            nint half = TLanes.Width / 2;
            ref var units = ref Unsafe.Add(ref _units, at);
            ref var sum = ref Unsafe.Add(ref _target, at);
            TLanes.Store(TLanes.AddSaturated(TLanes.Shorts(ref sum, 0), TLanes.Multiply(TLanes.FirstHalf(count, TLanes.Bytes(0)), TLanes.Shorts(ref units, 0))), ref sum, 0);
            TLanes.Store(TLanes.AddSaturated(TLanes.Shorts(ref sum, half), TLanes.Multiply(TLanes.SecondHalf(count, TLanes.Bytes(0)), TLanes.Shorts(ref units, half))), ref sum, half);
        }
    }

    /// <summary>A step of each partner for every count reached.</summary>
    private readonly ref struct Stepped(ref short steps, int most, ref short target) : IPoints
    {
        private readonly ref short _steps = ref steps;
        private readonly ref short _target = ref target;
        private readonly int _most = most;

        public void Add(TBytes count, nint at)
        {
            nint half = TLanes.Width / 2;
            TShorts first = TLanes.FirstHalf(count, TLanes.Bytes(0)), second = TLanes.SecondHalf(count, TLanes.Bytes(0));
            ref var sum = ref Unsafe.Add(ref _target, at);
            TShorts a = TLanes.Shorts(ref sum, 0), b = TLanes.Shorts(ref sum, half);
            for (var reached = 0; reached < _most; reached++)
            {
                ref var step = ref Unsafe.Add(ref _steps, reached * Tile.Size + at);
                var bar = TLanes.Shorts((short)reached);
                a = TLanes.AddSaturated(a, TLanes.WhereGreater(first, bar, TLanes.Shorts(ref step, 0)));
                b = TLanes.AddSaturated(b, TLanes.WhereGreater(second, bar, TLanes.Shorts(ref step, half)));
            }
            TLanes.Store(a, ref sum, 0);
            TLanes.Store(b, ref sum, half);
        }
    }

    /// <summary>Adds numbers given by their low and high bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(ref short sum, TBytes low, TBytes high)
    {
        nint half = TLanes.Width / 2;
        TLanes.Store(TLanes.AddSaturated(TLanes.Shorts(ref sum, 0), TLanes.FirstHalf(low, high)), ref sum, 0);
        TLanes.Store(TLanes.AddSaturated(TLanes.Shorts(ref sum, half), TLanes.SecondHalf(low, high)), ref sum, half);
    }
}
