using Upward.Web.Platform;

namespace Upward.Web.Features.Sessions;

/// <summary>What the form of a session says. Date and time are those of the clock of whoever fills it in.</summary>
public sealed record SessionDraft
{
    public DateOnly? Date { get; init; }
    public TimeOnly? Time { get; init; }
    public int Minutes { get; init; } = 60;
    public SessionFormat Format { get; init; } = SessionFormat.Video;
    public string Place { get; init; } = "";
    /// <summary>How many, this one among them.</summary>
    public int Count { get; init; } = 1;
    public int EveryDays { get; init; } = 14;

    public Outcome Check()
    {
        var refusals = new List<Refusal>();
        if (Date is null) refusals.Add(new("Date", new("session.refused.date")));
        if (Time is null) refusals.Add(new("Time", new("session.refused.time")));
        if (Minutes is < Session.ShortestMinutes or > Session.LongestMinutes) refusals.Add(new("Minutes", new("session.refused.range", ("from", Session.ShortestMinutes), ("to", Session.LongestMinutes))));
        if (Count is < 1 or > MostAtOnce) refusals.Add(new("Count", new("session.refused.range", ("from", 1), ("to", MostAtOnce))));
        if (Count > 1 && EveryDays is < 1 or > 180) refusals.Add(new("EveryDays", new("session.refused.range", ("from", 1), ("to", 180))));
        refusals.AddRange(CheckPlace(Format, Place).Refusals);
        return Outcome.Refused(refusals);
    }

    public const int MostAtOnce = 26;

    public static Outcome CheckPlace(SessionFormat format, string place) =>
        place.Trim().Length > Session.LongestPlace ? Outcome.RefusedAt("Place", "refused.tooLong", ("max", Session.LongestPlace), ("length", place.Trim().Length))
        // Somebody else follows it with one click: it leads to a page, not to a script or a file.
        : format == SessionFormat.Video && place.Trim().Length > 0 && !(Uri.TryCreate(place.Trim(), UriKind.Absolute, out var link) && link.Scheme is "https" or "http") ? Outcome.RefusedAt("Place", "session.refused.link")
        : Outcome.Done;
}
