using NodaTime;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Sessions;

/// <summary>A session as calendars see it: the two first names and where it is. What it is about stays here.</summary>
[UseCase]
public sealed class SessionEvents(PublicAddress address)
{
    public CalendarEvent Of(Session session, OwnSpace pair, Texts texts, Instant stamp)
    {
        var page = address.LinkTo($"/pairs/{pair.Id}/sessions/{session.Id}");
        return new(session.Uid, session.Sequence, LocalDateTime.FromDateTime(session.LocalStart), SessionTime.ZoneOf(session.ZoneId), session.Minutes, texts["session.calendar.title", ("mentee", pair.Mentee.CallName), ("mentor", pair.Mentor.CallName)])
        {
            Location = session.Place, Url = page, Stamp = stamp, IsCancelled = session.State == SessionState.Cancelled, TakesTime = session.Format != SessionFormat.Writing,
            Description = session.Format == SessionFormat.Video && session.Place.Length > 0 ? $"{session.Place}\n\n{texts["session.calendar.more"]}\n{page}" : $"{texts["session.calendar.more"]}\n{page}",
        };
    }

    /// <summary>The same with organiser and guests, for a mail: answers come back to the address that sends it.</summary>
    public CalendarEvent Invitation(Session session, OwnSpace pair, IReadOnlyDictionary<Guid, string> addresses, Texts texts, Instant stamp)
    {
        CalendarAttendee Guest(PairSide side) => new(side.Name, addresses.GetValueOrDefault(side.PersonId, ""), session.ReplyOf(side.Role));
        return Of(session, pair, texts, stamp) with
        {
            Organizer = CalendarText.SenderMark, OrganizerName = pair.Programme.Name,
            Attendees = [.. new[] { Guest(pair.Mentor), Guest(pair.Mentee) }.Where(g => g.Address.Length > 0)],
        };
    }
}
