using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;

namespace Upward.Web.Features.Curriculum.Needs;

/// <summary>Pre: at the beginning. Post: again at the end, to see what changed.</summary>
public enum Moment { Pre, Post }

/// <summary>What the mentor reads of it. Wishes: what is wanted, never how much is known.</summary>
public enum NeedsSharing { Nothing, Wishes, All }

/// <param name="Can">0 not yet, 1 with help, 2 by myself, 3 could show others; -1 not said.</param>
/// <param name="Want">0 not now, 1 a little, 2 very much; -1 not said.</param>
public sealed record NeedsRating(int Can, int Want)
{
    public const int MostCan = 3, MostWant = 2;
    public static readonly NeedsRating Open = new(-1, -1);
    public bool IsValid => Can is >= -1 and <= MostCan && Want is >= -1 and <= MostWant;
}

/// <summary>
/// What the mentee can do and wants to learn, by their own word. Nobody else reads it; of a finished one the mentor reads what
/// the mentee chose to share. It is kept as it was said, so that the end can be held against the beginning.
/// </summary>
public sealed class NeedsAnswers : IBelongToOrganisation
{
    private NeedsAnswers() { }

    public Guid MentorshipId { get; private set; }
    public Moment Moment { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid PersonId { get; private set; }
    public List<string> Keys { get; private set; } = [];
    public List<int> Can { get; private set; } = [];
    public List<int> Want { get; private set; } = [];
    public NeedsSharing Sharing { get; private set; }
    public DateTimeOffset KeptAt { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
    public int Version { get; private set; }

    public IReadOnlyDictionary<string, NeedsRating> Ratings => Keys.Select((key, i) => (key, new NeedsRating(Can[i], Want[i]))).ToDictionary(StringComparer.Ordinal);

    /// <summary>
    /// What one of the two may go by. Where only wishes are shared, the mentor's list of units must not rest on the levels
    /// either: its order would tell them.
    /// </summary>
    public IReadOnlyDictionary<string, NeedsRating> SeenBy(ProgrammeRole role) => role == ProgrammeRole.Mentee || Sharing == NeedsSharing.All
        ? Ratings : Ratings.Where(r => r.Value.Want > 0).ToDictionary(r => r.Key, r => r.Value with { Can = -1 }, StringComparer.Ordinal);

    public static NeedsAnswers By(Mentorship mentorship, Guid personId, Moment moment) => new() { MentorshipId = mentorship.Id, Moment = moment, OrganisationId = mentorship.OrganisationId, PersonId = personId };

    /// <param name="sharing">Asked for with the last button, and nothing is ticked before: null while it is only kept.</param>
    public Outcome Keep(IReadOnlyDictionary<string, NeedsRating> ratings, bool done, NeedsSharing? sharing, DateTimeOffset now)
    {
        if (DoneAt is not null) return Outcome.Refused("needs.refused.done");
        var refusals = ratings.Where(r => !r.Value.IsValid).Select(r => new Refusal("", new("needs.refused.value"))).Take(1).ToList();
        if (done && ratings.Values.All(r => r.Want <= 0)) refusals.Add(new("", new("needs.refused.nothing")));
        if (done && (sharing is null || !Enum.IsDefined(sharing.Value))) refusals.Add(new(nameof(Sharing), new("needs.refused.sharing")));
        if (refusals.Count > 0) return Outcome.Refused(refusals);
        (Keys, Can, Want) = ([.. ratings.Keys], [.. ratings.Values.Select(r => r.Can)], [.. ratings.Values.Select(r => r.Want)]);
        (KeptAt, DoneAt, Sharing) = (now, done ? now : null, done ? sharing!.Value : NeedsSharing.Nothing);
        Version++;
        return Outcome.Done;
    }

    /// <summary>May be changed at any time, also back to nothing.</summary>
    public Outcome Share(NeedsSharing sharing)
    {
        if (DoneAt is null || !Enum.IsDefined(sharing)) return Outcome.Refused("needs.refused.sharing");
        Sharing = sharing;
        Version++;
        return Outcome.Done;
    }

    /// <summary>Where somebody begins with technology, from their own word: 0 at the beginning, 1 with some practice, 2 at ease. For themselves alone. Null: too little said.</summary>
    public int? Level
    {
        get
        {
            var said = Ratings.Where(r => !NeedsItems.IsTopic(r.Key) && r.Value.Can >= 0).Select(r => r.Value.Can).ToList();
            return said.Count < 5 ? null : said.Average() switch { < 1 => 0, < 2 => 1, _ => 2 };
        }
    }
}
