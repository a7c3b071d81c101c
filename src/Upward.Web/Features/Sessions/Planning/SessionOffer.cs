using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;

namespace Upward.Web.Features.Sessions;

/// <summary>"Which of these suits you?": up to three times that one of the two offers the other.</summary>
public sealed class SessionOffer : IBelongToOrganisation
{
    public const int Most = 3;

    private SessionOffer() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid MentorshipId { get; private set; }
    public ProgrammeRole By { get; private set; }
    public List<DateTimeOffset> Starts { get; private set; } = [];
    public int Minutes { get; private set; }
    public SessionFormat Format { get; private set; }
    public string Place { get; private set; } = "";
    public DateTimeOffset AskedAt { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    /// <summary>The session that came of it; null with an answer: none of them suited, or it was taken back.</summary>
    public Guid? SessionId { get; private set; }

    public static SessionOffer Ask(Mentorship mentorship, ProgrammeRole by, IEnumerable<DateTimeOffset> starts, SessionDraft draft, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = mentorship.OrganisationId, MentorshipId = mentorship.Id, By = by,
        Starts = [.. starts.Select(s => s.ToUniversalTime()).Order()], Minutes = draft.Minutes, Format = draft.Format, Place = draft.Place.Trim(), AskedAt = now,
    };

    public Outcome Answer(Guid? sessionId, DateTimeOffset now)
    {
        if (AnsweredAt is not null) return Outcome.Refused("session.refused.answered");
        (AnsweredAt, SessionId) = (now, sessionId);
        return Outcome.Done;
    }
}
