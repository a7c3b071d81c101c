using Upward.Web.Platform;

namespace Upward.Web.Features.Applications;

/// <summary>What one reader thinks of an application, by the programme's rubric. Managers see all of them; a reviewer sees the others' only after giving their own.</summary>
public sealed class ApplicationReview : IBelongToOrganisation
{
    public const int Best = 4, LongestNote = 2000;

    private ApplicationReview() { }

    public Guid OrganisationId { get; private set; }
    public Guid ApplicationId { get; private set; }
    public Guid ReviewerId { get; private set; }
    /// <summary>0 to 4 by the criterion's key.</summary>
    public Dictionary<string, int> Scores { get; private set; } = [];
    public string Note { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    public static ApplicationReview By(Guid organisationId, Guid applicationId, Guid reviewerId) => new() { OrganisationId = organisationId, ApplicationId = applicationId, ReviewerId = reviewerId };

    public Outcome Say(IReadOnlyDictionary<string, int> scores, string note, IReadOnlyList<Criterion> rubric, DateTimeOffset now)
    {
        if (rubric.Any(c => !scores.TryGetValue(c.Key, out var s) || s is < 0 or > Best)) return Outcome.RefusedAt("Scores", "applications.refused.scores");
        if (note.Length > LongestNote) return Outcome.RefusedAt("Note", "refused.tooLong", ("max", LongestNote), ("length", note.Length));
        (Scores, Note, At) = (rubric.ToDictionary(c => c.Key, c => scores[c.Key]), note.Trim(), now);
        return Outcome.Done;
    }

    /// <summary>0 to 100: the weighted mean over the criteria that still exist; null when none does.</summary>
    public int? TotalBy(IReadOnlyList<Criterion> rubric)
    {
        var counted = rubric.Where(c => Scores.ContainsKey(c.Key)).ToList();
        var most = counted.Sum(c => c.Weight * Best);
        return most == 0 ? null : (int)Math.Round(100.0 * counted.Sum(c => c.Weight * Scores[c.Key]) / most, MidpointRounding.AwayFromZero);
    }
}

/// <summary>The fact that somebody reads applications for a programme without running it.</summary>
public sealed class ApplicationReviewer : IBelongToOrganisation
{
    private ApplicationReviewer() { }

    public Guid ProgrammeId { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public DateTimeOffset SinceAt { get; private set; }
    public Guid? AppointedById { get; private set; }

    public static ApplicationReviewer Appoint(Guid organisationId, Guid programmeId, Guid personId, Guid? by, DateTimeOffset now) =>
        new() { OrganisationId = organisationId, ProgrammeId = programmeId, PersonId = personId, AppointedById = by, SinceAt = now };
}

public enum VettingState { Open, Asked, Done, NotNeeded }

/// <summary>That something was checked: state, who and when. What was found is not asked and not kept.</summary>
public sealed class VettingCheck : IBelongToOrganisation
{
    private VettingCheck() { }

    public Guid OrganisationId { get; private set; }
    public Guid ApplicationId { get; private set; }
    public string Item { get; private set; } = "";
    public VettingState State { get; private set; }
    public Guid? ById { get; private set; }
    public DateTimeOffset At { get; private set; }

    public static VettingCheck Of(Guid organisationId, Guid applicationId, string item) => new() { OrganisationId = organisationId, ApplicationId = applicationId, Item = item };

    public void Set(VettingState state, Guid? by, DateTimeOffset now) => (State, ById, At) = (state, by, now);
}

/// <summary>A word by which the managers find applications again. Applicants never see it, and it says nothing in matching.</summary>
public sealed class ApplicationTag : IBelongToOrganisation
{
    public const int Longest = 40, Most = 10;

    private ApplicationTag() { }
    public ApplicationTag(Guid organisationId, Guid applicationId, string word) => (OrganisationId, ApplicationId, Word) = (organisationId, applicationId, word.Trim());

    public Guid OrganisationId { get; private set; }
    public Guid ApplicationId { get; private set; }
    public string Word { get; private set; } = "";
}
