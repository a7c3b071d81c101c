using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;

namespace Upward.Web.Features.Hours;

/// <summary>What somebody spent time on beside the meetings.</summary>
public enum HoursKind { Preparation, Between }

/// <summary>Time that one of a pair spent on it outside the meetings, in whole quarters of an hour. Its words are read by that person alone.</summary>
public sealed class HoursEntry : IBelongToOrganisation
{
    public const int Quarter = 15, MostMinutes = 8 * 60, LongestWords = 200, MostOfMonth = 100;

    private HoursEntry() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid MentorshipId { get; private set; }
    public Guid PersonId { get; private set; }
    public DateOnly On { get; private set; }
    public int Minutes { get; private set; }
    public HoursKind Kind { get; private set; }
    public string Words { get; private set; } = "";

    public static Outcome<HoursEntry> Write(OwnSpace pair, Guid organisationId, DateOnly? on, int minutes, HoursKind kind, string? words, DateOnly began, DateOnly today, DateTimeOffset now)
    {
        var clean = (words ?? "").ReplaceLineEndings(" ").Trim();
        if (on is not { } day) return Outcome.RefusedAt("On", "refused.required");
        if (day > today) return Outcome.RefusedAt("On", "hours.refused.future");
        if (day < began) return Outcome.RefusedAt("On", "hours.refused.before", ("began", began));
        if (minutes is < Quarter or > MostMinutes || minutes % Quarter != 0) return Outcome.RefusedAt("Minutes", "hours.refused.quarter", ("max", MostMinutes / 60));
        if (!Enum.IsDefined(kind)) return Outcome.RefusedAt("Kind", "refused.required");
        if (clean.Length > LongestWords) return Outcome.RefusedAt("Words", "refused.tooLong", ("max", LongestWords), ("length", clean.Length));
        return new HoursEntry { Id = Guid.CreateVersion7(now), OrganisationId = organisationId, MentorshipId = pair.Id, PersonId = pair.Me.PersonId, On = day, Minutes = minutes, Kind = kind, Words = clean };
    }

    public void Forget() => Words = "";
}

/// <summary>
/// A programme shows line managers the hours of their own people, and nothing else. Its own name may tell of a trait, so they
/// read it under another.
/// </summary>
public sealed class HoursSharing : IBelongToOrganisation
{
    public const int LongestName = 60;

    private HoursSharing() { }

    public Guid ProgrammeId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public string CalledThere { get; private set; } = "";

    public static HoursSharing Of(Guid organisationId, Guid programmeId) => new() { OrganisationId = organisationId, ProgrammeId = programmeId };
    public void Call(string name) => CalledThere = name;
}
