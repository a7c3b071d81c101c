using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Upward.MatchingEngine;

/// <summary>32 mentors at a time: AVX2.</summary>
internal readonly struct Lanes256 : ILanes<Vector256<byte>, Vector256<short>>
{
    internal static bool IsSupported => Avx2.IsSupported;

    public static int Width => 32;

    public static Vector256<byte> Bytes(ref byte source, int offset) => Vector256.LoadUnsafe(ref source, (nuint)offset);

    public static Vector256<byte> Bytes(byte everywhere) => Vector256.Create(everywhere);

    public static Vector256<byte> Add(Vector256<byte> a, Vector256<byte> b) => a + b;

    public static Vector256<byte> Subtract(Vector256<byte> a, Vector256<byte> b) => a - b;

    public static Vector256<byte> Min(Vector256<byte> a, Vector256<byte> b) => Vector256.Min(a, b);

    public static Vector256<byte> Or(Vector256<byte> a, Vector256<byte> b) => a | b;

    public static Vector256<byte> Look(ref byte table, int offset, Vector256<byte> index) =>
        Avx2.Shuffle(Vector256.Create(Vector128.LoadUnsafe(ref table, (nuint)offset)), index & Vector256.Create((byte)15));

    public static Vector256<byte> InSegment(Vector256<byte> index, byte segment, Vector256<byte> value) =>
        Vector256.Equals(index & Vector256.Create((byte)0xF0), Vector256.Create((byte)(segment << 4))) & value;

    public static Vector256<short> Shorts(ref short source, int offset) => Vector256.LoadUnsafe(ref source, (nuint)offset);

    public static Vector256<short> Shorts(short everywhere) => Vector256.Create(everywhere);

    public static void Store(Vector256<short> value, ref short target, int offset) => value.StoreUnsafe(ref target, (nuint)offset);

    public static Vector256<short> FirstHalf(Vector256<byte> low, Vector256<byte> high) => Avx2.UnpackLow(low, high).AsInt16();

    public static Vector256<short> SecondHalf(Vector256<byte> low, Vector256<byte> high) => Avx2.UnpackHigh(low, high).AsInt16();

    public static Vector256<short> AddSaturated(Vector256<short> a, Vector256<short> b) => Avx2.AddSaturate(a, b);

    public static Vector256<short> SubtractSaturated(Vector256<short> a, Vector256<short> b) => Avx2.SubtractSaturate(a, b);

    public static Vector256<short> Multiply(Vector256<short> a, Vector256<short> b) => a * b;

    public static Vector256<short> WhereGreater(Vector256<short> a, Vector256<short> b, Vector256<short> value) => Vector256.GreaterThan(a, b) & value;

    public static ulong MaskGreater(Vector256<short> a, Vector256<short> b, Vector256<short> c) =>
        Vector256.ExtractMostSignificantBits(Vector256.GreaterThan(a, b)) & Vector256.ExtractMostSignificantBits(Vector256.GreaterThan(c, Vector256<short>.AllBitsSet));
}
