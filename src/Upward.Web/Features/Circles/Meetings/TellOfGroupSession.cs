using Microsoft.EntityFrameworkCore;
using NodaTime.Extensions;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Circles;

public enum GroupNews { Planned, Moved, Host, Cancelled, Seat, Waiting }

/// <summary>
/// Mails about a group session with the event for the reader's calendar, in the same unit of work as the change. Each names only
/// its own reader as a guest: who else comes stands on the page. The topic stays there too.
/// </summary>
[UseCase]
public sealed class TellOfGroupSession(AppDb db, MailComposer mail, GroupEvents events, PublicAddress address, TimeProvider clock)
{
    /// <param name="session">With its programme.</param>
    /// <param name="people">To whom.</param>
    /// <param name="news">What has happened.</param>
    /// <param name="ct">Stops it before anything is kept.</param>
    /// <param name="occasion">Tells two mails of a kind apart that are not about a change of the session: somebody came into the circle, or went.</param>
    public async Task AddAsync(GroupSession session, IReadOnlyCollection<Guid> people, GroupNews news, CancellationToken ct, string occasion = "")
    {
        var host = await HostOfAsync(session, ct);
        foreach (var (id, to) in await db.ReachableAsync(people, ct))
        {
            var kind = $"group-{news.ToString().ToLowerInvariant()}";
            // A seat can be taken, given back and taken again: each time is another one.
            var nth = news is GroupNews.Seat or GroupNews.Waiting ? $":{session.Replies.Find(r => r.PersonId == id)?.Turn}" : "";
            var letter = mail.Add(to, kind, $"{kind}:{session.Id:N}:{session.Sequence}:{id:N}{nth}{occasion}", address.LinkTo(news == GroupNews.Cancelled ? "/circles" : $"/group-sessions/{session.Id}"), secret: false,
                ("host", host), ("own", id == session.HostId ? "yes" : "no"), ("at", session.StartsAt), ("minutes", session.Minutes), ("place", session.Place.Length > 0 ? session.Place : "–"), ("programme", session.Programme.Name), ("n", session.PlaceInLine(id)));
            if (news == GroupNews.Waiting) continue;
            letter.With(news == GroupNews.Cancelled ? CalendarMethod.Cancel : CalendarMethod.Request, EventFor(session, host, (id, to)) with { IsCancelled = news == GroupNews.Cancelled });
        }
    }

    /// <summary>Calendars name the host, so they follow when it is another one. Whoever moves up to a seat by it reads so in the mail about that.</summary>
    public Task HostAsync(GroupSession session, IEnumerable<Guid> people, IReadOnlyCollection<Guid> seatedBefore, IReadOnlyCollection<Guid> waitedBefore, CancellationToken ct) =>
        AddAsync(session, [.. people.Except(MovedUp(session, seatedBefore, waitedBefore))], GroupNews.Host, ct);

    /// <summary>A mail with words of its own brings the event along.</summary>
    public async Task WithEventAsync(OutboxMail letter, GroupSession session, (Guid Id, MailComposer.Recipient To) guest, CancellationToken ct) =>
        letter.With(CalendarMethod.Request, EventFor(session, await HostOfAsync(session, ct), guest));

    /// <summary>Whoever has moved up from the waiting list learns of it, in its order.</summary>
    public Task SeatsAsync(GroupSession session, IReadOnlyCollection<Guid> seatedBefore, IReadOnlyCollection<Guid> waitedBefore, CancellationToken ct)
    {
        var up = MovedUp(session, seatedBefore, waitedBefore);
        return up.Count == 0 ? Task.CompletedTask : AddAsync(session, up, GroupNews.Seat, ct);
    }

    private static List<Guid> MovedUp(GroupSession session, IReadOnlyCollection<Guid> seatedBefore, IReadOnlyCollection<Guid> waitedBefore) =>
        [.. session.Seated.Select(r => r.PersonId).Where(p => waitedBefore.Contains(p) && !seatedBefore.Contains(p))];

    private CalendarEvent EventFor(GroupSession session, string host, (Guid Id, MailComposer.Recipient To) guest) => events.Invitation(session, host, guest, mail.TextsFor(guest.To), clock.GetUtcNow().ToInstant());

    private Task<string> HostOfAsync(GroupSession session, CancellationToken ct) => db.People.Where(p => p.Id == session.HostId).Select(p => p.PreferredName.Length > 0 ? p.PreferredName : p.Name).SingleAsync(ct);
}
