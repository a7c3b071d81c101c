using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;

namespace Upward.Web.Features.Matching;

/// <summary>A suggested pair inside a round, with its explanation: points and words by criterion, which add up to the score.</summary>
public sealed partial class Proposal : IBelongToOrganisation
{
    private Proposal() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid RoundId { get; private set; }
    public MatchRound Round { get; private set; } = null!;
    public Guid MentorEnrolmentId { get; private set; }
    public ParticipantEnrolment Mentor { get; private set; } = null!;
    public Guid MenteeEnrolmentId { get; private set; }
    public ParticipantEnrolment Mentee { get; private set; } = null!;
    public int Score { get; private set; }
    /// <summary>By criterion, in the order of the settings.</summary>
    public List<ScorePart> Parts { get; private set; } = [];
    /// <summary>The engine proposed it, or a hand did.</summary>
    public bool ByHand { get; private set; }
    public DateTimeOffset? LockedAt { get; private set; }
    public Guid? LockedById { get; private set; }
    /// <summary>When both answers were opened: both are in, or the deadline passed.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }
    /// <summary>Set when opened: both said yes in time.</summary>
    public bool Accepted { get; private set; }
    public int Version { get; private set; }

    public static Proposal Of(Guid organisationId, Guid roundId, Guid mentorEnrolmentId, Guid menteeEnrolmentId, int score, IEnumerable<ScorePart> parts, bool byHand) => new()
    {
        Id = Guid.CreateVersion7(), OrganisationId = organisationId, RoundId = roundId, MentorEnrolmentId = mentorEnrolmentId,
        MenteeEnrolmentId = menteeEnrolmentId, Score = score, Parts = [.. parts], ByHand = byHand,
    };

    public void Lock(Guid? by, DateTimeOffset now) { (LockedAt, LockedById) = (LockedAt ?? now, LockedById ?? by); Version++; }
    public void Unlock() { (LockedAt, LockedById) = (null, null); Version++; }
    public void Mark(bool byHand) => ByHand = byHand;

    /// <summary>Ends the time of answers. What it came to is all that stays: who said what is deleted with it.</summary>
    public void Open(bool accepted, DateTimeOffset now) { (OpenedAt, Accepted) = (now, accepted); Version++; }
}

/// <summary>What one criterion gave: points of the most it could give, and the facts from which the page says why.</summary>
/// <param name="Criterion">Key such as "skills", "reciprocal", "goals", "interests", "distance", "timezone", "level", "wishes".</param>
/// <param name="Facts">Names and numbers for the sentence, for example the skills met.</param>
public sealed record ScorePart(string Criterion, int Points, int Max, Dictionary<string, string> Facts);

/// <summary>
/// One side's private answer. It leaves no trace to the other side: both are opened together, and what is then shown is
/// the same whoever declined or let it lapse.
/// </summary>
public sealed class ProposalAnswer : IBelongToOrganisation
{
    private ProposalAnswer() { }

    public Guid ProposalId { get; private set; }
    public ProgrammeRole Side { get; private set; }
    public Guid OrganisationId { get; private set; }
    public bool Accepts { get; private set; }
    public DateTimeOffset AnsweredAt { get; private set; }

    public static ProposalAnswer Of(Guid organisationId, Guid proposalId, ProgrammeRole side, bool accepts, DateTimeOffset now) => new()
    {
        OrganisationId = organisationId, ProposalId = proposalId, Side = side, Accepts = accepts, AnsweredAt = now,
    };

    public void ChangeMind(bool accepts, DateTimeOffset now) => (Accepts, AnsweredAt) = (accepts, now);
}
