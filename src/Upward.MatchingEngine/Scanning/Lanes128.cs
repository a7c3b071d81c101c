using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Upward.MatchingEngine;

/// <summary>16 mentors at a time: SSE, Arm, WebAssembly; without any of them .NET computes the same lane by lane.</summary>
internal readonly struct Lanes128 : ILanes<Vector128<byte>, Vector128<short>>
{
    public static int Width => 16;

    public static Vector128<byte> Bytes(ref byte source, nint offset) => Vector128.LoadUnsafe(ref source, (nuint)offset);

    public static Vector128<byte> Bytes(byte everywhere) => Vector128.Create(everywhere);

    public static Vector128<byte> Subtract(Vector128<byte> a, Vector128<byte> b) => a - b;

    public static Vector128<byte> Min(Vector128<byte> a, Vector128<byte> b) => Vector128.Min(a, b);

    public static Vector128<byte> Or(Vector128<byte> a, Vector128<byte> b) => a | b;

    public static Vector128<byte> Table(ref byte source, nint offset) => Vector128.LoadUnsafe(ref source, (nuint)offset);

    public static Vector128<byte> Look(Vector128<byte> table, Vector128<byte> index) => Vector128.Shuffle(table, index);

    public static Vector128<byte> Low4(Vector128<byte> value) => value & Vector128.Create((byte)15);

    public static Vector128<byte> InSegment(Vector128<byte> index, byte segment, Vector128<byte> value) =>
        Vector128.Equals(index & Vector128.Create((byte)0xF0), Vector128.Create((byte)(segment << 4))) & value;

    public static Vector128<short> Shorts(ref short source, nint offset) => Vector128.LoadUnsafe(ref source, (nuint)offset);

    public static Vector128<short> Shorts(short everywhere) => Vector128.Create(everywhere);

    public static void Store(Vector128<short> value, ref short target, nint offset) => value.StoreUnsafe(ref target, (nuint)offset);

    public static Vector128<short> FirstHalf(Vector128<byte> low, Vector128<byte> high) =>
        Sse2.IsSupported ? Sse2.UnpackLow(low, high).AsInt16() : (Vector128.WidenLower(low) | (Vector128.WidenLower(high) << 8)).AsInt16();

    public static Vector128<short> SecondHalf(Vector128<byte> low, Vector128<byte> high) =>
        Sse2.IsSupported ? Sse2.UnpackHigh(low, high).AsInt16() : (Vector128.WidenUpper(low) | (Vector128.WidenUpper(high) << 8)).AsInt16();

    public static Vector128<short> AddSaturated(Vector128<short> a, Vector128<short> b) => Vector128.AddSaturate(a, b);

    public static Vector128<short> Multiply(Vector128<short> a, Vector128<short> b) => a * b;

    public static Vector128<short> WhereGreater(Vector128<short> a, Vector128<short> b, Vector128<short> value) => Vector128.GreaterThan(a, b) & value;

    public static ulong Passing(ref short scores, ref short prices, Vector128<short> bar)
    {
        Vector128<short> first = Above(Vector128.LoadUnsafe(ref scores), Vector128.LoadUnsafe(ref prices), bar), second = Above(Vector128.LoadUnsafe(ref scores, 8), Vector128.LoadUnsafe(ref prices, 8), bar);
        return Sse2.IsSupported
            ? Sse2.PackSignedSaturate(first, second).ExtractMostSignificantBits()
            : first.ExtractMostSignificantBits() | second.ExtractMostSignificantBits() << 8;
    }

    /// <summary>The sign of each number says whether it passes.</summary>
    private static Vector128<short> Above(Vector128<short> score, Vector128<short> price, Vector128<short> bar) =>
        Vector128.AndNot(Vector128.GreaterThan(Vector128.SubtractSaturate(score, price), bar), score);
}
