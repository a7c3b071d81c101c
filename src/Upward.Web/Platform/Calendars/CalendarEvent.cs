using NodaTime;

namespace Upward.Web.Platform.Calendars;

/// <summary>What is to be done with the events of a calendar text (RFC 5546); a feed has none.</summary>
public enum CalendarMethod { Request, Cancel, Reply }

/// <summary>Whether somebody comes, in the words of RFC 5545.</summary>
public enum Attendance { NeedsAction, Accepted, Declined, Tentative }

public sealed record CalendarAttendee(string Name, string Address, Attendance Attendance);

/// <summary>
/// One event as calendars understand it. It says a wall time and a place's clock, never only an instant: when the rules of
/// summer time change, the meeting stays at its hour.
/// </summary>
/// <param name="Uid">The same for the whole life of the event.</param>
/// <param name="Sequence">One more with every change of time, place or host, and with a cancellation.</param>
public sealed record CalendarEvent(string Uid, int Sequence, LocalDateTime Start, DateTimeZone Zone, int Minutes, string Summary)
{
    public string Description { get; init; } = "";
    public string Location { get; init; } = "";
    public string Url { get; init; } = "";
    public Instant Stamp { get; init; }
    public bool IsCancelled { get; init; }
    /// <summary>Whether the people are busy meanwhile; calendars call an event that is not "transparent".</summary>
    public bool TakesTime { get; init; } = true;
    /// <summary>The mail address that answers go to; empty: the event has neither organiser nor attendees.</summary>
    public string Organizer { get; init; } = "";
    public string OrganizerName { get; init; } = "";
    public IReadOnlyList<CalendarAttendee> Attendees { get; init; } = [];

    /// <summary>The first pass of an hour that the clock repeats; one that it skips is moved on.</summary>
    public Instant StartInstant => Zone.AtLeniently(Start).ToInstant();
    public Instant EndInstant => StartInstant + Duration.FromMinutes(Minutes);
}
