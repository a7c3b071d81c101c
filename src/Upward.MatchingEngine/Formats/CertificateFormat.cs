namespace Upward.MatchingEngine.Formats;

/// <summary>A stored answer, with its people in the order of the problem it was read for.</summary>
/// <param name="EngineVersion">Version of the engine that gave the answer.</param>
/// <param name="Status">What that engine said of it.</param>
/// <param name="Pairs">The pairs.</param>
/// <param name="Certificate">The proof; null when the run was stopped early.</param>
public sealed record StoredAnswer(string EngineVersion, SolveStatus Status, IReadOnlyList<MatchedPair> Pairs, Certificate? Certificate);

/// <summary>
/// Writes and reads an answer with its certificate, bound to its problem by the problem's fingerprint. The same answer gives the same bytes in whatever order
/// the people were given. <see cref="Verification.Verifier"/> proves what was read. Stateless, safe to call from several threads.
/// </summary>
/// <remarks>
/// Version 1, little-endian: "UPWPROOF", version (int32), length (int64), content, SHA-256 of all before. Content: fingerprint of the problem (32 bytes),
/// engine version, status (byte), pairs (mentee, mentor, points, locked), and, when there is a certificate (byte 1): objective, scale, bonus,
/// prices of mentees and mentors, pair terms, and, when there is a cover (byte 1), its mentees and mentors. All positions in ordinal order of id.
/// </remarks>
public static class CertificateFormat
{
    /// <summary>The version written, and the only one read.</summary>
    public const int Version = 1;

    private const string Name = "UPWPROOF";

    /// <summary>Writes the answer.</summary>
    /// <param name="problem">The problem solved.</param>
    /// <param name="result">Its answer.</param>
    /// <param name="stream">Written from its position on; left open.</param>
    public static void Write(MatchingProblem problem, MatchingResult result, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(stream);
        var order = new CanonicalOrder(problem);
        var to = new ContentWriter();
        to.Bytes(Convert.FromHexString(ProblemFormat.Fingerprint(problem)));
        to.Text(result.EngineVersion);
        to.Byte((int)result.Status);
        to.List(result.Pairs, pair =>
        {
            TagCodec.WritePair(to, order.Place(pair.Key));
            to.Int(pair.Points);
            to.Bool(pair.IsLocked);
        });
        to.Bool(result.Certificate is not null);
        if (result.Certificate is { } certificate) CertificateCodec.Write(to, certificate, order);
        Envelope.Write(stream, Name, Version, to.ToArray());
    }

    /// <summary>Reads an answer to the problem.</summary>
    /// <param name="problem">The problem the answer belongs to; its people may be in any order.</param>
    /// <param name="stream">Read from its position to the end of the answer; left open.</param>
    /// <exception cref="StoredDataException">The bytes are no answer of this version, cut off, damaged, or the answer to another problem.</exception>
    public static StoredAnswer Read(MatchingProblem problem, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(stream);
        var from = new ContentReader(Envelope.Read(stream, Name, Version));
        if (Convert.ToHexStringLower(from.Bytes(32)) != ProblemFormat.Fingerprint(problem)) throw new StoredDataException(StoredDataFault.OtherProblem, "The answer belongs to another problem.");
        var order = new CanonicalOrder(problem);
        var answer = new StoredAnswer(
            from.Text(), from.Enumeration<SolveStatus>(),
            from.List(() => Pair(problem, Position(TagCodec.ReadPair(from), order), from.Int(), from.Bool())),
            from.Bool() ? CertificateCodec.Read(from, order) : null);
        from.ExpectEnd();
        return answer;
    }

    internal static PairKey Position(PairKey place, CanonicalOrder order) =>
        place.Mentee >= 0 && place.Mentee < order.Mentees.Length && place.Mentor >= 0 && place.Mentor < order.Mentors.Length
            ? new(order.Mentees[place.Mentee], order.Mentors[place.Mentor])
            : throw new StoredDataException("The content names a person who is not in the problem.");

    private static MatchedPair Pair(MatchingProblem problem, PairKey key, int points, bool locked) =>
        new(key.Mentee, key.Mentor, problem.Mentees[key.Mentee].Id, problem.Mentors[key.Mentor].Id, points, locked);
}
