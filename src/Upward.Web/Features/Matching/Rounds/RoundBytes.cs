using Upward.MatchingEngine;
using Upward.MatchingEngine.Formats;

namespace Upward.Web.Features.Matching.Rounds;

/// <summary>Problems and answers as the bytes that a round keeps, in the engine's canonical format.</summary>
public static class RoundBytes
{
    public static byte[] Of(MatchingProblem problem)
    {
        using var stream = new MemoryStream();
        ProblemFormat.Write(problem, stream);
        return stream.ToArray();
    }

    public static byte[] Of(MatchingProblem problem, MatchingResult result)
    {
        using var stream = new MemoryStream();
        CertificateFormat.Write(problem, result, stream);
        return stream.ToArray();
    }

    public static MatchingProblem Problem(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return ProblemFormat.Read(stream);
    }

    public static StoredAnswer Answer(MatchingProblem problem, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return CertificateFormat.Read(problem, stream);
    }
}
