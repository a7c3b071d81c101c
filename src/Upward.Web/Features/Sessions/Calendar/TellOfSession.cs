using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Extensions;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Sessions;

public enum SessionNews { Planned, Moved, Cancelled, Declined, Ended, Rests, ClockChanged, CohortMoved }

/// <summary>
/// A mail to each of the two with the session for their calendar, in the same unit of work as the change. Who made the change
/// gets one too: it is how it comes into their calendar. That one cannot come is told to the other alone.
/// </summary>
[UseCase]
public sealed class TellOfSession(AppDb db, MailComposer mail, SessionEvents events, PublicAddress address, TimeProvider clock)
{
    /// <param name="why">What a manager wrote who moved the whole cohort.</param>
    public async Task AddAsync(OwnSpace pair, Session session, SessionNews news, CancellationToken ct, string why = "")
    {
        Guid[] both = [pair.Me.PersonId, pair.Partner.PersonId];
        var people = await db.ReachableAsync(both, ct);
        var addresses = people.ToDictionary(p => p.Key, p => p.Value.Address);
        var alike = news is SessionNews.Ended or SessionNews.Rests or SessionNews.ClockChanged or SessionNews.CohortMoved;
        // That a pair has ended or rests is said to both alike, in the same order: nothing tells whose wish it was.
        foreach (var side in alike ? [pair.Mentee, pair.Mentor] : new[] { pair.Partner, pair.Me })
        {
            if (!people.TryGetValue(side.PersonId, out var to) || news == SessionNews.Declined && side == pair.Me) continue;
            var other = side == pair.Me ? pair.Partner : pair.Me;
            var kind = $"session-{news.ToString().ToLowerInvariant()}{(side == pair.Me && !alike ? "-own" : "")}";
            var letter = mail.Add(to, kind, $"{kind}:{session.Id:N}:{session.Version}:{side.PersonId:N}", address.LinkTo($"/pairs/{pair.Id}/sessions/{session.Id}"), secret: false,
                ("partner", other.CallName), ("at", session.StartsAt), ("minutes", session.Minutes), ("place", session.Place.Length > 0 ? session.Place : "–"), ("programme", pair.Programme.Name), ("why", why));
            if (news == SessionNews.Declined) continue;
            letter.With(news is SessionNews.Cancelled or SessionNews.Ended or SessionNews.Rests ? CalendarMethod.Cancel : CalendarMethod.Request, events.Invitation(session, pair, addresses, mail.TextsFor(to), clock.GetUtcNow().ToInstant()));
        }
    }
}
