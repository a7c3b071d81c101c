using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Upward.MatchingEngine;

/// <summary>64 mentors at a time: AVX-512 (byte and word instructions).</summary>
internal readonly struct Lanes512 : ILanes<Vector512<byte>, Vector512<short>>
{
    internal static bool IsSupported => Avx512BW.IsSupported;

    public static int Width => 64;

    public static Vector512<byte> Bytes(ref byte source, nint offset) => Vector512.LoadUnsafe(ref source, (nuint)offset);

    public static Vector512<byte> Bytes(byte everywhere) => Vector512.Create(everywhere);

    public static Vector512<byte> Subtract(Vector512<byte> a, Vector512<byte> b) => a - b;

    public static Vector512<byte> Min(Vector512<byte> a, Vector512<byte> b) => Vector512.Min(a, b);

    public static Vector512<byte> Or(Vector512<byte> a, Vector512<byte> b) => a | b;

    public static Vector512<byte> Table(ref byte source, nint offset) => Vector512.Create(Vector256.Create(Vector128.LoadUnsafe(ref source, (nuint)offset)));

    public static Vector512<byte> Look(Vector512<byte> table, Vector512<byte> index) => Avx512BW.Shuffle(table, index);

    public static Vector512<byte> Low4(Vector512<byte> value) => value & Vector512.Create((byte)15);

    public static Vector512<byte> InSegment(Vector512<byte> index, byte segment, Vector512<byte> value) =>
        Vector512.Equals(index & Vector512.Create((byte)0xF0), Vector512.Create((byte)(segment << 4))) & value;

    public static Vector512<short> Shorts(ref short source, nint offset) => Vector512.LoadUnsafe(ref source, (nuint)offset);

    public static Vector512<short> Shorts(short everywhere) => Vector512.Create(everywhere);

    public static void Store(Vector512<short> value, ref short target, nint offset) => value.StoreUnsafe(ref target, (nuint)offset);

    public static Vector512<short> FirstHalf(Vector512<byte> low, Vector512<byte> high) => Avx512BW.UnpackLow(low, high).AsInt16();

    public static Vector512<short> SecondHalf(Vector512<byte> low, Vector512<byte> high) => Avx512BW.UnpackHigh(low, high).AsInt16();

    public static Vector512<short> AddSaturated(Vector512<short> a, Vector512<short> b) => Avx512BW.AddSaturate(a, b);

    public static Vector512<short> Multiply(Vector512<short> a, Vector512<short> b) => a * b;

    public static Vector512<short> WhereGreater(Vector512<short> a, Vector512<short> b, Vector512<short> value) => Vector512.GreaterThan(a, b) & value;

    public static ulong Passing(ref short scores, ref short prices, Vector512<short> bar)
    {
        Vector512<short> first = Above(Vector512.LoadUnsafe(ref scores), Vector512.LoadUnsafe(ref prices), bar), second = Above(Vector512.LoadUnsafe(ref scores, 32), Vector512.LoadUnsafe(ref prices, 32), bar);
        return first.ExtractMostSignificantBits() | second.ExtractMostSignificantBits() << 32;
    }

    /// <summary>The sign of each number says whether it passes.</summary>
    private static Vector512<short> Above(Vector512<short> score, Vector512<short> price, Vector512<short> bar) =>
        Vector512.AndNot(Vector512.GreaterThan(Avx512BW.SubtractSaturate(score, price), bar), score);
}
