namespace Upward.MatchingEngine;

/// <summary>A pair of an answer.</summary>
/// <param name="Mentee">Position of the mentee in the problem.</param>
/// <param name="Mentor">Position of the mentor in the problem.</param>
/// <param name="MenteeId">Id of the mentee.</param>
/// <param name="MentorId">Id of the mentor.</param>
/// <param name="Points">Points of the pair, 0..30,000.</param>
/// <param name="IsLocked">Whether the pair was fixed in advance.</param>
public sealed record MatchedPair(int Mentee, int Mentor, string MenteeId, string MentorId, int Points, bool IsLocked)
{
    /// <summary>The pair without its ids and points.</summary>
    public PairKey Key => new(Mentee, Mentor);
}
