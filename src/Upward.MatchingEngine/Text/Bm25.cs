using System.Numerics;

namespace Upward.MatchingEngine;

/// <summary>
/// How much a term says about a text: BM25, in whole numbers, so that every machine comes to the same weights.
/// </summary>
/// <remarks>
/// Robertson and Zaragoza: The Probabilistic Relevance Framework: BM25 and Beyond, 2009, chapter 3. With N texts, df of them with the term, tf its count in this text,
/// dl the length of the text in terms, avgdl the mean length:
/// <code>weight = log((N + 1) / (df + 1/2)) x tf / (tf + k1 x (1 - b + b x dl / avgdl)),   k1 = 1.2, b = 0.75</code>
/// We deviate in the logarithm: 1 is added to its argument, (N - df + 1/2) / (df + 1/2), so that a term in more than half of the texts counts little instead of negatively;
/// in a programme of ten people half of the texts may well hold what the programme is about. The constant factor k1 + 1 and the base of the logarithm are left out:
/// vectors are brought to one length afterwards.
/// </remarks>
internal sealed class Bm25(long texts, long allTerms)
{
    /// <param name="count">How often the term stands in the text, 1 or more.</param>
    /// <param name="length">Length of the text in terms.</param>
    /// <param name="textsWithTerm">In how many texts the term stands, 1..N.</param>
    /// <returns>The weight in units of 2^-32, below 2^38.</returns>
    internal long Weight(long count, long length, long textsWithTerm)
    {
        var idf = Log2((ulong)(2 * texts + 2)) - Log2((ulong)(2 * textsWithTerm + 1));
        // k1 (1 - b) = 3/10 and k1 b = 9/10; all multiplied by 10 x allTerms, with avgdl = allTerms / texts.
        var part = (UInt128)10 * (ulong)count * (ulong)allTerms;
        var whole = part + (UInt128)3 * (ulong)allTerms + (UInt128)9 * (ulong)length * (ulong)texts;
        return (long)((UInt128)idf * part / whole);
    }

    /// <summary>The binary logarithm in units of 2^-32, digit by digit by squaring: Math.Log may differ in the last bit from one machine to the next.</summary>
    /// <remarks>Knuth: The Art of Computer Programming, volume 1, section 1.2.2.</remarks>
    internal static long Log2(ulong value)
    {
        var whole = BitOperations.Log2(value);
        var mantissa = value << (63 - whole); // 1 to below 2, in units of 2^-63
        var log = (long)whole << 32;
        for (var bit = 31; bit >= 0; bit--)
        {
            var square = (UInt128)mantissa * mantissa >> 63;
            if (square >> 64 == 0) mantissa = (ulong)square;
            else
            {
                mantissa = (ulong)(square >> 1);
                log |= 1L << bit;
            }
        }
        return log;
    }
}
