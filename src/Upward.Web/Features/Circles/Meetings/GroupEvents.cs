using NodaTime;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Circles;

/// <summary>A group session as calendars see it: that it is one, with whom as host, and where. Neither its topic nor the circle's name.</summary>
[UseCase]
public sealed class GroupEvents(PublicAddress address)
{
    public CalendarEvent Of(GroupSession session, string host, Texts texts, Instant stamp)
    {
        var page = address.LinkTo($"/group-sessions/{session.Id}");
        return new(session.Uid, session.Sequence, LocalDateTime.FromDateTime(session.LocalStart), SessionTime.ZoneOf(session.ZoneId), session.Minutes, texts["group.calendar.title", ("host", host)])
        {
            Location = session.Place, Url = page, Stamp = stamp, IsCancelled = session.State == SessionState.Cancelled,
            Description = session.Format == SessionFormat.Video && session.Place.Length > 0 ? $"{session.Place}\n\n{texts["group.calendar.more"]}\n{page}" : $"{texts["group.calendar.more"]}\n{page}",
        };
    }

    public CalendarEvent Invitation(GroupSession session, string host, (Guid Id, MailComposer.Recipient To) guest, Texts texts, Instant stamp) => Of(session, host, texts, stamp) with
    {
        Organizer = CalendarText.SenderMark, OrganizerName = session.Programme.Name,
        Attendees = [new(guest.To.Name, guest.To.Address, session.ReplyOf(guest.Id))],
    };
}
