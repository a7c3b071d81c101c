using Upward.Web.Platform;

namespace Upward.Web.Features.Matching;

/// <summary>
/// What proves a round's answer without the directory: the compiled integer problem, the answer with its certificate, both
/// in the engine's own format, and the words behind the numbers. Apart from the round, because it is large and seldom read.
/// </summary>
public sealed class RoundRecord : IBelongToOrganisation
{
    private RoundRecord() { }

    public Guid RoundId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public byte[] Problem { get; private set; } = [];
    /// <summary>JSON of <see cref="Compile.ProblemWords"/>.</summary>
    public string Words { get; private set; } = "";
    /// <summary>The pairs with their certificate, bound to the problem by its fingerprint.</summary>
    public byte[]? Answer { get; private set; }

    public static RoundRecord Of(Guid organisationId, Guid roundId, byte[] problem, string words) => new()
    {
        OrganisationId = organisationId, RoundId = roundId, Problem = problem, Words = words,
    };

    public void Answered(byte[] answer) => Answer = answer;
}
