namespace Upward.MatchingEngine;

/// <summary>Points in proportion to a cosine, exactly.</summary>
internal static class Cosine
{
    /// <summary>
    /// floor(<paramref name="maxPoints"/> x <paramref name="dot"/> / sqrt(<paramref name="square"/> x <paramref name="otherSquare"/>)), or 0 when the product is not positive.
    /// By Cauchy and Schwarz never above <paramref name="maxPoints"/>; equal vectors get exactly that.
    /// </summary>
    /// <param name="maxPoints">0..30,000.</param>
    /// <param name="dot">The dot product; its amount is below 2^47.</param>
    /// <param name="square">Square of the length of one vector, below 2^47.</param>
    /// <param name="otherSquare">Square of the length of the other.</param>
    internal static int Points(int maxPoints, long dot, long square, long otherSquare)
    {
        if (dot <= 0) return 0;
        var share = (double)(maxPoints * dot) / Math.Sqrt((double)square * otherSquare);
        var points = (int)share;
        // The error of the four operations is below 10^-10; only next to a whole number it could matter.
        if (share - points is > 1e-6 and < 1 - 1e-6) return points;
        var least = (UInt128)(ulong)(maxPoints * dot) * (ulong)(maxPoints * dot);
        var unit = (UInt128)(ulong)square * (ulong)otherSquare;
        points++;
        while ((UInt128)((long)points * points) * unit > least) points--;
        return points;
    }

    /// <summary>The whole part of a square root (Newton, from above).</summary>
    internal static UInt128 Root(UInt128 value)
    {
        if (value == 0) return 0;
        var root = UInt128.One << ((int)UInt128.Log2(value) / 2 + 1);
        while (true)
        {
            var next = (root + value / root) / 2;
            if (next >= root) return root;
            root = next;
        }
    }
}
