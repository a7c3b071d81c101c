using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;

namespace Upward.Web.Features.Safety;

/// <summary>What of a pair can be opened: never a private note, never a goal that somebody keeps to themselves.</summary>
public enum GlassPart { Agreement, Notes, Messages, Goals }

/// <summary>
/// The fact that an admin opened what a pair wrote: who, when, why, and until when. Only that admin reads by it, and only until
/// then. Both of the pair are told at once and see it as long as they see the pair.
/// </summary>
public sealed class GlassOpening : IBelongToOrganisation
{
    public const int MostMinutes = 60, ShortestReason = 20, LongestReason = 600;
    public static readonly IReadOnlyList<int> Minutes = [15, 30, MostMinutes];

    private GlassOpening() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid MentorshipId { get; private set; }
    /// <summary>Null: that person has been erased; the name stays for the pair.</summary>
    public Guid? OpenedById { get; private set; }
    public string OpenedByName { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public DateTimeOffset OpenedAt { get; private set; }
    public DateTimeOffset Until { get; private set; }
    /// <summary>Closed by hand, before its time was over.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public DateTimeOffset EndsAt => ClosedAt ?? Until;
    public bool IsOpenAt(DateTimeOffset now) => ClosedAt is null && now < Until;

    public static Outcome<GlassOpening> Open(Mentorship pair, Guid personId, string name, string? reason, int minutes, DateTimeOffset now)
    {
        var clean = (reason ?? "").ReplaceLineEndings(" ").Trim();
        if (clean.Length < ShortestReason) return Outcome.RefusedAt("Reason", "glass.refused.reason", ("min", ShortestReason));
        if (clean.Length > LongestReason) return Outcome.RefusedAt("Reason", "refused.tooLong", ("max", LongestReason), ("length", clean.Length));
        if (!Minutes.Contains(minutes)) return Outcome.RefusedAt("Minutes", "glass.refused.minutes", ("max", MostMinutes));
        return new GlassOpening
        {
            Id = Guid.CreateVersion7(now), OrganisationId = pair.OrganisationId, MentorshipId = pair.Id,
            OpenedById = personId, OpenedByName = name, Reason = clean, OpenedAt = now, Until = now.AddMinutes(minutes),
        };
    }

    public void Close(DateTimeOffset now)
    {
        if (IsOpenAt(now)) ClosedAt = now;
    }
}

public static class GlassAccess
{
    public static IQueryable<GlassOpening> AreOpen(this IQueryable<GlassOpening> openings, DateTimeOffset now) => openings.Where(o => o.ClosedAt == null && o.Until > now);

    /// <summary>What this person opened and may still read: nobody reads by the reason that somebody else gave, and nobody who is no admin any more.</summary>
    public static IQueryable<GlassOpening> HeldBy(this IQueryable<GlassOpening> openings, CurrentPerson person, DateTimeOffset now) =>
        openings.AreOpen(now).Where(o => person.IsOrganisationAdmin && o.OpenedById == person.Id);
}
