namespace Upward.MatchingEngine.Verification;

/// <summary>What an independent check found.</summary>
/// <param name="Proven">True only when every check passed: the answer is allowed, its figures are right, and no answer is better.</param>
/// <param name="Failures">What failed, at most 100; empty when proven.</param>
/// <param name="Pairs">Pairs in the answer.</param>
/// <param name="Total">Sum of the points of the pairs, recomputed.</param>
/// <param name="FeasiblePairs">Pairs that all rules allow, private ones included: for the proof, not for showing.</param>
/// <param name="Gap">Value of the prices minus weight of the pairs: 0 proves that no answer weighs more. Null without a certificate.</param>
/// <param name="CoverSize">Size of the vertex cover plus the locked pairs, people-first only: no answer has more pairs.</param>
public sealed record VerificationReport(
    bool Proven, IReadOnlyList<VerificationFailure> Failures, int Pairs, long Total, long FeasiblePairs, long? Gap, long? CoverSize);

/// <summary>What can fail in a check.</summary>
public enum VerificationFailureKind
{
    /// <summary>A pair names a person who is not there, or an id that does not belong to the position.</summary>
    UnknownPair,

    /// <summary>A pair occurs twice.</summary>
    RepeatedPair,

    /// <summary>Somebody has more partners than capacity.</summary>
    OverCapacity,

    /// <summary>A pair breaks a hard rule.</summary>
    BrokenRule,

    /// <summary>The points of a pair, or the total, are not what the criteria give.</summary>
    WrongPoints,

    /// <summary>A locked pair is missing, or a pair says wrongly that it is locked.</summary>
    WrongLock,

    /// <summary>There is no certificate, or it is for another objective or another number of people.</summary>
    NoCertificate,

    /// <summary>A price or pair term is negative, or a term is given to a pair that is not chosen.</summary>
    WrongPrices,

    /// <summary>The prices leave a pair that could be worth more than they say.</summary>
    PriceTooLow,

    /// <summary>The prices allow a better answer: the gap is not 0.</summary>
    Gap,

    /// <summary>The weights do not put the two parts of the objective in the right order.</summary>
    WrongWeights,

    /// <summary>There is no vertex cover, or it is larger than the number of pairs.</summary>
    Cover,

    /// <summary>The status or a bound of the answer is not what was proven.</summary>
    WrongFigures,
}

/// <summary>One failed check.</summary>
/// <param name="Kind">What failed.</param>
/// <param name="Message">A sentence in English that names the pair or figure. Private rules are not named.</param>
public sealed record VerificationFailure(VerificationFailureKind Kind, string Message);
