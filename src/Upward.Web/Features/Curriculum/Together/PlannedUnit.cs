using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Training;
using Upward.Web.Platform;

namespace Upward.Web.Features.Curriculum.Together;

/// <summary>A unit, or a topic of the two's own, in their plan. It is settled when both have ticked it.</summary>
public sealed class PlannedUnit : IBelongToOrganisation
{
    public const int Most = 40, OwnMinutes = 30;
    private const string OwnPrefix = "topic-";

    private PlannedUnit() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid MentorshipId { get; private set; }
    public string UnitKey { get; private set; } = "";
    /// <summary>As it was called when it was planned: it stands here also when a manager takes the unit away.</summary>
    public string Title { get; private set; } = "";
    public int Minutes { get; private set; }
    public int Place { get; private set; }
    public DateTimeOffset? MentorAgreedAt { get; private set; }
    public DateTimeOffset? MenteeAgreedAt { get; private set; }
    /// <summary>Keys of the hands-on exercises that are done.</summary>
    public List<string> Marks { get; private set; } = [];
    public DateTimeOffset? DoneAt { get; private set; }
    public Guid? AddedById { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }
    public int Version { get; private set; }

    public bool IsOwn => UnitKey.StartsWith(OwnPrefix, StringComparison.Ordinal);
    public bool IsAgreed => MentorAgreedAt is not null && MenteeAgreedAt is not null;
    public bool IsAgreedBy(ProgrammeRole role) => (role == ProgrammeRole.Mentor ? MentorAgreedAt : MenteeAgreedAt) is not null;

    /// <summary>Whoever puts it there would like to do it: their tick stands at once.</summary>
    public static PlannedUnit Of(Mentorship mentorship, CurriculumUnit unit, int place, PairSide by, DateTimeOffset now) => Add(mentorship, unit.Key, unit.Title, unit.Minutes, place, by, now);

    public static Outcome<PlannedUnit> OwnTopic(Mentorship mentorship, string title, int place, PairSide by, DateTimeOffset now)
    {
        title = string.Join(' ', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (title.Length == 0) return Outcome.RefusedAt("OwnTopic", "refused.required");
        if (title.Length > UnitFacts.LongestTitle) return Outcome.RefusedAt("OwnTopic", "refused.tooLong", ("max", UnitFacts.LongestTitle), ("length", title.Length));
        return Add(mentorship, OwnPrefix + Guid.CreateVersion7(now).ToString("N"), title, OwnMinutes, place, by, now);
    }

    private static PlannedUnit Add(Mentorship mentorship, string key, string title, int minutes, int place, PairSide by, DateTimeOffset now)
    {
        var unit = new PlannedUnit { Id = Guid.CreateVersion7(now), OrganisationId = mentorship.OrganisationId, MentorshipId = mentorship.Id, UnitKey = key, Title = title, Minutes = minutes, Place = place, AddedById = by.PersonId, AddedAt = now };
        unit.Agree(by.Role, true, now);
        return unit;
    }

    public Outcome Agree(ProgrammeRole by, bool yes, DateTimeOffset now)
    {
        if (DoneAt is not null) return Outcome.Refused("plan.refused.isDone");
        DateTimeOffset? at = yes ? now : null;
        if (by == ProgrammeRole.Mentor) MentorAgreedAt = at; else MenteeAgreedAt = at;
        Version++;
        return Outcome.Done;
    }

    /// <param name="keys">The exercises that are done now; others are not.</param>
    public void Mark(IEnumerable<string> keys)
    {
        Marks = [.. keys.Distinct()];
        Version++;
    }

    /// <summary>One does not tick off for the other what the other never agreed to.</summary>
    public Outcome Finish(bool done, DateTimeOffset now)
    {
        if (done && !IsAgreed) return Outcome.Refused("plan.refused.notBoth", ("title", Title));
        DoneAt = done ? DoneAt ?? now : null;
        Version++;
        return Outcome.Done;
    }

    public void MoveTo(int place)
    {
        Place = place;
        Version++;
    }
}
