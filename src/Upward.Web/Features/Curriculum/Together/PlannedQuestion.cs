using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;

namespace Upward.Web.Features.Curriculum.Together;

/// <summary>A question that one of the two picked for a coming meeting. It keeps its words when the bank changes.</summary>
public sealed class PlannedQuestion : IBelongToOrganisation
{
    public const int Most = 60, Longest = 300;

    private PlannedQuestion() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid MentorshipId { get; private set; }
    public string QuestionKey { get; private set; } = "";
    public string Text { get; private set; } = "";
    public int Place { get; private set; }
    public Guid? PickedById { get; private set; }
    public DateTimeOffset PickedAt { get; private set; }
    public DateTimeOffset? AskedAt { get; private set; }
    public int Version { get; private set; }

    public static PlannedQuestion Of(Mentorship mentorship, string key, string text, int place, Guid by, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), OrganisationId = mentorship.OrganisationId, MentorshipId = mentorship.Id, QuestionKey = key, Text = text, Place = place, PickedById = by, PickedAt = now };

    public void Ask(bool asked, DateTimeOffset now)
    {
        AskedAt = asked ? AskedAt ?? now : null;
        Version++;
    }

    public void MoveTo(int place)
    {
        Place = place;
        Version++;
    }
}
