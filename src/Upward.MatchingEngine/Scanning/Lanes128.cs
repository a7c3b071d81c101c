using System.Runtime.Intrinsics;

namespace Upward.MatchingEngine;

/// <summary>16 mentors at a time: SSE, Arm, WebAssembly; without any of them .NET computes the same lane by lane.</summary>
internal readonly struct Lanes128 : ILanes<Vector128<byte>, Vector128<short>>
{
    public static int Width => 16;

    public static Vector128<byte> Bytes(ref byte source, int offset) => Vector128.LoadUnsafe(ref source, (nuint)offset);

    public static Vector128<byte> Bytes(byte everywhere) => Vector128.Create(everywhere);

    public static Vector128<byte> Add(Vector128<byte> a, Vector128<byte> b) => a + b;

    public static Vector128<byte> Subtract(Vector128<byte> a, Vector128<byte> b) => a - b;

    public static Vector128<byte> Min(Vector128<byte> a, Vector128<byte> b) => Vector128.Min(a, b);

    public static Vector128<byte> Or(Vector128<byte> a, Vector128<byte> b) => a | b;

    public static Vector128<byte> Look(ref byte table, int offset, Vector128<byte> index) =>
        Vector128.Shuffle(Vector128.LoadUnsafe(ref table, (nuint)offset), index & Vector128.Create((byte)15));

    public static Vector128<byte> InSegment(Vector128<byte> index, byte segment, Vector128<byte> value) =>
        Vector128.Equals(index & Vector128.Create((byte)0xF0), Vector128.Create((byte)(segment << 4))) & value;

    public static Vector128<short> Shorts(ref short source, int offset) => Vector128.LoadUnsafe(ref source, (nuint)offset);

    public static Vector128<short> Shorts(short everywhere) => Vector128.Create(everywhere);

    public static void Store(Vector128<short> value, ref short target, int offset) => value.StoreUnsafe(ref target, (nuint)offset);

    public static Vector128<short> FirstHalf(Vector128<byte> low, Vector128<byte> high) => (Vector128.WidenLower(low) | (Vector128.WidenLower(high) << 8)).AsInt16();

    public static Vector128<short> SecondHalf(Vector128<byte> low, Vector128<byte> high) => (Vector128.WidenUpper(low) | (Vector128.WidenUpper(high) << 8)).AsInt16();

    public static Vector128<short> AddSaturated(Vector128<short> a, Vector128<short> b) => Vector128.AddSaturate(a, b);

    public static Vector128<short> SubtractSaturated(Vector128<short> a, Vector128<short> b) => Vector128.SubtractSaturate(a, b);

    public static Vector128<short> Multiply(Vector128<short> a, Vector128<short> b) => a * b;

    public static Vector128<short> WhereGreater(Vector128<short> a, Vector128<short> b, Vector128<short> value) => Vector128.GreaterThan(a, b) & value;

    public static ulong MaskGreater(Vector128<short> a, Vector128<short> b, Vector128<short> c) =>
        Vector128.ExtractMostSignificantBits(Vector128.GreaterThan(a, b)) & Vector128.ExtractMostSignificantBits(Vector128.GreaterThan(c, Vector128<short>.AllBitsSet));
}
