namespace Upward.MatchingEngine.Formats;

/// <summary>A stored run: the problem, its answer, and the bounds the run gave. All that a proof needs.</summary>
/// <param name="Problem">The problem, its people in ordinal order of id.</param>
/// <param name="Answer">Its answer with the certificate.</param>
/// <param name="UpperBound">What the run said: the best answer has at most this total.</param>
/// <param name="PairsUpperBound">What the run said: the best answer has at most this many pairs.</param>
public sealed record RunRecord(MatchingProblem Problem, StoredAnswer Answer, long UpperBound, long PairsUpperBound);

/// <summary>
/// Writes and reads a whole run in one file, so that anybody can prove it from the file alone, years later: <see cref="Verification.Verifier"/> does.
/// Canonical: the same run gives the same bytes in whatever order the people were given. Stateless, safe to call from several threads.
/// </summary>
/// <remarks>
/// Version 1, little-endian: "UPWRECRD", version (int32), length (int64), content, SHA-256 of all before. Content: upper bounds of the total and of the pairs
/// (int64 each), then problem and answer, each as its length (int32) and the bytes of <see cref="ProblemFormat"/> and <see cref="CertificateFormat"/>.
/// Holds personal data (ids, private rules): store it as carefully as the directory.
/// </remarks>
public static class RunRecordFormat
{
    /// <summary>The version written, and the only one read.</summary>
    public const int Version = 1;

    private const string Name = "UPWRECRD";

    /// <summary>Writes a run. O(size of the data), in memory a few times as large as the file.</summary>
    /// <param name="problem">The problem solved.</param>
    /// <param name="result">Its answer.</param>
    /// <param name="stream">Written from its position on; left open.</param>
    public static void Write(MatchingProblem problem, MatchingResult result, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(result);
        using MemoryStream problemPart = new(), answerPart = new();
        ProblemFormat.Write(problem, problemPart);
        CertificateFormat.Write(problem, result, answerPart);
        Join(Whole(problemPart), Whole(answerPart), result.UpperBound, result.PairsUpperBound, stream);
    }

    /// <summary>Writes a run from parts that were stored before, byte for byte and unread: what is wrong with them is found by whoever verifies the record.</summary>
    /// <param name="problem">What <see cref="ProblemFormat"/> wrote.</param>
    /// <param name="answer">What <see cref="CertificateFormat"/> wrote.</param>
    /// <param name="upperBound">Bound of the total that the run gave; the total itself when it was optimal.</param>
    /// <param name="pairsUpperBound">Bound of the pairs that the run gave; their number when it was optimal.</param>
    /// <param name="stream">Written from its position on; left open.</param>
    public static void Join(ReadOnlySpan<byte> problem, ReadOnlySpan<byte> answer, long upperBound, long pairsUpperBound, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var to = new ContentWriter();
        to.Long(upperBound);
        to.Long(pairsUpperBound);
        to.Int(problem.Length);
        to.Bytes(problem);
        to.Int(answer.Length);
        to.Bytes(answer);
        Envelope.Write(stream, Name, Version, to.ToArray());
    }

    /// <summary>Reads a run; its people are in ordinal order of id.</summary>
    /// <param name="stream">Read from its position to the end of the record; left open.</param>
    /// <exception cref="StoredDataException">The bytes are no record of this version, cut off or damaged, or problem and answer do not belong together.</exception>
    public static RunRecord Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var from = new ContentReader(Envelope.Read(stream, Name, Version));
        var (upperBound, pairsUpperBound) = (from.Long(), from.Long());
        var problem = ReadPart(from, ProblemFormat.Read);
        var answer = ReadPart(from, part => CertificateFormat.Read(problem, part));
        from.ExpectEnd();
        return new(problem, answer, upperBound, pairsUpperBound);
    }

    private static T ReadPart<T>(ContentReader from, Func<Stream, T> read)
    {
        using var part = from.Part();
        try
        {
            var value = read(part);
            return part.Position == part.Length ? value : throw new StoredDataException("A part of the record goes on after its end.");
        }
        catch (StoredDataException inside) when (inside.Fault is StoredDataFault.CutOff or StoredDataFault.OtherFormat)
        {
            // The record itself is whole, so nothing was lost on the way.
            throw new StoredDataException($"A part of the record makes no sense: {inside.Message}", inside);
        }
    }

    private static ReadOnlySpan<byte> Whole(MemoryStream part) => part.GetBuffer().AsSpan(0, (int)part.Length);
}
