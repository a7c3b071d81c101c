namespace Upward.MatchingEngine;

/// <summary>
/// The vector operations that scoring needs, for one width of register. <typeparamref name="TBytes"/> holds one byte for each of a block of mentors,
/// a pair of <typeparamref name="TShorts"/> one 16-bit number for each. All implementations compute the same numbers.
/// </summary>
internal interface ILanes<TBytes, TShorts>
    where TBytes : struct
    where TShorts : struct
{
    /// <summary>Mentors a block, a multiple of 16.</summary>
    static abstract int Width { get; }

    static abstract TBytes Bytes(ref byte source, nint offset);

    static abstract TBytes Bytes(byte everywhere);

    static abstract TBytes Subtract(TBytes a, TBytes b);

    static abstract TBytes Min(TBytes a, TBytes b);

    static abstract TBytes Or(TBytes a, TBytes b);

    /// <summary>A table of 16 bytes, made ready for <see cref="Look"/>.</summary>
    static abstract TBytes Table(ref byte source, nint offset);

    /// <summary>Entry of a table for each index, 0..15.</summary>
    static abstract TBytes Look(TBytes table, TBytes index);

    /// <summary>The lower half of each byte: modulo 16.</summary>
    static abstract TBytes Low4(TBytes value);

    /// <summary>255 where the upper half of the index is <paramref name="segment"/>, else 0, and-ed with <paramref name="value"/>.</summary>
    static abstract TBytes InSegment(TBytes index, byte segment, TBytes value);

    static abstract TShorts Shorts(ref short source, nint offset);

    static abstract TShorts Shorts(short everywhere);

    static abstract void Store(TShorts value, ref short target, nint offset);

    /// <summary>Numbers of the first half of the mentors from their low and high bytes.</summary>
    static abstract TShorts FirstHalf(TBytes low, TBytes high);

    /// <summary>Numbers of the second half of the mentors from their low and high bytes.</summary>
    static abstract TShorts SecondHalf(TBytes low, TBytes high);

    static abstract TShorts AddSaturated(TShorts a, TShorts b);

    static abstract TShorts Multiply(TShorts a, TShorts b);

    /// <summary><paramref name="value"/> where <paramref name="a"/> is greater than <paramref name="b"/>, else 0.</summary>
    static abstract TShorts WhereGreater(TShorts a, TShorts b, TShorts value);

    /// <summary>One bit a mentor of a block: set where the score minus the price is above the bar and the score is not negative.</summary>
    static abstract ulong Passing(ref short scores, ref short prices, TShorts bar);
}
