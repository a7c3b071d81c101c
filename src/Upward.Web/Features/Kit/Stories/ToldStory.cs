using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Features.Kit.Stories;

/// <summary>How the teller is named.</summary>
public enum StorySignature { RoleOnly, Name }

/// <summary>How far a story may be told. "Everybody" is for a programme page that anybody may open.</summary>
public enum StoryReach { Organisation, Everybody }

/// <summary>
/// What a participant tells about their programme, in their own words. Nobody but the teller sees it before the teller releases
/// it, and the teller takes it back at any time: then the row is gone, with every place where it was shown.
/// </summary>
public sealed class ToldStory : IBelongToOrganisation
{
    public const int LongestTitle = 120, LongestPart = 1500;

    private ToldStory() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public Guid PersonId { get; private set; }
    public Person Person { get; private set; } = null!;
    /// <summary>In which role it was lived.</summary>
    public ProgrammeRole Role { get; private set; }
    public string Title { get; private set; } = "";
    /// <summary>Three prompts, so that nobody sits before an empty page: what I expected, one moment, what is different now.</summary>
    public string Before { get; private set; } = "";
    public string Moment { get; private set; } = "";
    public string Since { get; private set; } = "";
    public StorySignature Signature { get; private set; }
    public StoryReach Reach { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }
    /// <summary>Null: a draft that nobody else sees.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }
    public int Version { get; private set; }

    public static ToldStory By(ParticipantEnrolment enrolment, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = enrolment.OrganisationId, ProgrammeId = enrolment.ProgrammeId, PersonId = enrolment.PersonId, Role = enrolment.Role, WrittenAt = now,
    };

    /// <summary>Keeps the words. A story that was released is a draft again: whoever shows it has not read these words.</summary>
    public Outcome Write(StoryWords words, DateTimeOffset now)
    {
        if (words.Check(whole: false).ToList() is { Count: > 0 } refusals) return Outcome.Refused(refusals);
        (Title, Before, Moment, Since) = (words.Title, words.Before, words.Moment, words.Since);
        (Signature, Reach, WrittenAt, ReleasedAt) = (words.Signature, words.Reach, now, null);
        Version++;
        return Outcome.Done;
    }

    /// <param name="agreed">That it may be shown, and that a partner who appears in it knows and agrees.</param>
    public Outcome Release(bool agreed, DateTimeOffset now)
    {
        var refusals = Words.Check(whole: true).ToList();
        if (!agreed) refusals.Add(new("Agreed", new("story.refused.agreed")));
        if (refusals.Count > 0) return Outcome.Refused(refusals);
        ReleasedAt = now;
        Version++;
        return Outcome.Done;
    }

    public StoryWords Words => new(Title, Before, Moment, Since, Signature, Reach);
}

/// <summary>What the form says; trimmed.</summary>
public sealed record StoryWords(string Title, string Before, string Moment, string Since, StorySignature Signature, StoryReach Reach)
{
    /// <param name="whole">For a release; a draft may have gaps.</param>
    public IEnumerable<Refusal> Check(bool whole)
    {
        if (!whole && Title.Length + Before.Length + Moment.Length + Since.Length == 0) yield return new(nameof(Moment), new("story.refused.empty"));
        foreach (var (field, text, longest) in new[] { (nameof(Title), Title, ToldStory.LongestTitle), (nameof(Before), Before, ToldStory.LongestPart), (nameof(Moment), Moment, ToldStory.LongestPart), (nameof(Since), Since, ToldStory.LongestPart) })
        {
            if (text.Length > longest) yield return new(field, new("refused.tooLong", ("max", longest), ("length", text.Length)));
            // What was expected before may be left out; without a moment and what came of it there is no story.
            else if (whole && text.Length == 0 && field != nameof(Before)) yield return new(field, new("refused.required"));
        }
    }
}

/// <summary>A programme shows a story on its page: its own, or one from another programme of the organisation.</summary>
public sealed class StoryShowing : IBelongToOrganisation
{
    private StoryShowing() { }

    public Guid StoryId { get; private set; }
    public ToldStory Story { get; private set; } = null!;
    public Guid ProgrammeId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public Guid? ById { get; private set; }

    public static StoryShowing Of(ToldStory story, Guid programmeId, Guid by, DateTimeOffset now) => new() { StoryId = story.Id, ProgrammeId = programmeId, OrganisationId = story.OrganisationId, At = now, ById = by };
}

public static class StoryAccess
{
    public static IQueryable<ToldStory> OwnedBy(this IQueryable<ToldStory> stories, CurrentPerson person) => stories.Where(s => s.PersonId == person.Id);

    /// <summary>The library: released by somebody who is still here.</summary>
    public static IQueryable<ToldStory> Released(this IQueryable<ToldStory> stories) => stories.Where(s => s.ReleasedAt != null && s.Person.LeftAt == null);
}
