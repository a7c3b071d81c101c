using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;

namespace Upward.Web.Features.Endings;

/// <summary>
/// What the two did and where they stopped, for the mentee's next mentor. One of the two writes; nobody reads it before the
/// writer shares it, and where the mentor wrote about the mentee, not before the mentee has read it and agreed.
/// </summary>
public sealed class HandOverNote : IBelongToOrganisation
{
    public const int Longest = 2000;
    public static IReadOnlyList<string> Parts { get; } = ["did", "stopped", "next"];

    private HandOverNote() { }

    public Guid MentorshipId { get; private set; }
    /// <summary>Who wrote it.</summary>
    public Guid PersonId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public bool ByMentee { get; private set; }
    public string Did { get; private set; } = "";
    public string Stopped { get; private set; } = "";
    public string Next { get; private set; } = "";
    public DateTimeOffset ChangedAt { get; private set; }
    public DateTimeOffset? SharedAt { get; private set; }
    /// <summary>The mentee agrees to what the mentor wrote; their own note needs no second word.</summary>
    public DateTimeOffset? AgreedAt { get; private set; }
    public int Version { get; private set; }

    public bool IsEmpty => Did.Length + Stopped.Length + Next.Length == 0;
    public bool IsForNext => !IsEmpty && SharedAt is not null && AgreedAt is not null;

    public static HandOverNote By(Mentorship pair, Guid personId, bool mentee) => new() { MentorshipId = pair.Id, OrganisationId = pair.OrganisationId, PersonId = personId, ByMentee = mentee };

    public Outcome Write(string did, string stopped, string next, bool share, DateTimeOffset now)
    {
        var refusals = new[] { ("Did", did), ("Stopped", stopped), ("Next", next) }.Where(p => p.Item2.Length > Longest)
            .Select(p => new Refusal(p.Item1, new("refused.tooLong", ("max", Longest), ("length", p.Item2.Length)))).ToList();
        if (share && did.Length + stopped.Length + next.Length == 0) refusals.Add(new("Did", new("handover.refused.empty")));
        if (refusals.Count > 0) return Outcome.Refused(refusals);
        // The mentee agreed to other words.
        if ((did, stopped, next) != (Did, Stopped, Next)) AgreedAt = null;
        (Did, Stopped, Next, ChangedAt) = (did, stopped, next, now);
        SharedAt = share ? SharedAt ?? now : null;
        AgreedAt = SharedAt is null ? null : ByMentee ? AgreedAt ?? now : AgreedAt;
        Version++;
        return Outcome.Done;
    }

    /// <summary>By the mentee, for what the mentor shared.</summary>
    public Outcome Agree(bool agreed, DateTimeOffset now)
    {
        if (ByMentee || SharedAt is null) return Outcome.Refused("handover.refused.notShared");
        AgreedAt = agreed ? AgreedAt ?? now : null;
        Version++;
        return Outcome.Done;
    }
}
