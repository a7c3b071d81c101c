using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Upward.MatchingEngine;

/// <summary>32 mentors at a time: AVX2.</summary>
internal readonly struct Lanes256 : ILanes<Vector256<byte>, Vector256<short>>
{
    internal static bool IsSupported => Avx2.IsSupported;

    public static int Width => 32;

    public static Vector256<byte> Bytes(ref byte source, nint offset) => Vector256.LoadUnsafe(ref source, (nuint)offset);

    public static Vector256<byte> Bytes(byte everywhere) => Vector256.Create(everywhere);

    public static Vector256<byte> Subtract(Vector256<byte> a, Vector256<byte> b) => a - b;

    public static Vector256<byte> Min(Vector256<byte> a, Vector256<byte> b) => Vector256.Min(a, b);

    public static Vector256<byte> Or(Vector256<byte> a, Vector256<byte> b) => a | b;

    public static Vector256<byte> Table(ref byte source, nint offset) => Vector256.Create(Vector128.LoadUnsafe(ref source, (nuint)offset));

    public static Vector256<byte> Look(Vector256<byte> table, Vector256<byte> index) => Avx2.Shuffle(table, index);

    public static Vector256<byte> Low4(Vector256<byte> value) => value & Vector256.Create((byte)15);

    public static Vector256<byte> InSegment(Vector256<byte> index, byte segment, Vector256<byte> value) =>
        Vector256.Equals(index & Vector256.Create((byte)0xF0), Vector256.Create((byte)(segment << 4))) & value;

    public static Vector256<short> Shorts(ref short source, nint offset) => Vector256.LoadUnsafe(ref source, (nuint)offset);

    public static Vector256<short> Shorts(short everywhere) => Vector256.Create(everywhere);

    public static void Store(Vector256<short> value, ref short target, nint offset) => value.StoreUnsafe(ref target, (nuint)offset);

    public static Vector256<short> FirstHalf(Vector256<byte> low, Vector256<byte> high) => Avx2.UnpackLow(low, high).AsInt16();

    public static Vector256<short> SecondHalf(Vector256<byte> low, Vector256<byte> high) => Avx2.UnpackHigh(low, high).AsInt16();

    public static Vector256<short> AddSaturated(Vector256<short> a, Vector256<short> b) => Avx2.AddSaturate(a, b);

    public static Vector256<short> Multiply(Vector256<short> a, Vector256<short> b) => a * b;

    public static Vector256<short> WhereGreater(Vector256<short> a, Vector256<short> b, Vector256<short> value) => Vector256.GreaterThan(a, b) & value;

    public static ulong Passing(ref short scores, ref short prices, Vector256<short> bar)
    {
        Vector256<short> first = Above(Vector256.LoadUnsafe(ref scores), Vector256.LoadUnsafe(ref prices), bar), second = Above(Vector256.LoadUnsafe(ref scores, 16), Vector256.LoadUnsafe(ref prices, 16), bar);
        // Packing works within halves of the register: the second and third quarters change places.
        return (ulong)(uint)Avx2.MoveMask(Avx2.Permute4x64(Avx2.PackSignedSaturate(first, second).AsInt64(), 0b11_01_10_00).AsByte());
    }

    /// <summary>The sign of each number says whether it passes.</summary>
    private static Vector256<short> Above(Vector256<short> score, Vector256<short> price, Vector256<short> bar) =>
        Vector256.AndNot(Vector256.GreaterThan(Avx2.SubtractSaturate(score, price), bar), score);
}
