using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Safety;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Tasks;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Sessions.Preparing;

/// <summary>
/// The day before a session each of the two gets a short mail: when, one goal, open actions, one question. After the first session
/// that took place each is asked once, for themselves alone, whether it fits. A session that was moved is briefed again before its
/// new time; safe to run twice. A brief that nobody sent before its session is dropped, and listed; so is the question after two weeks.
/// </summary>
[UseCase]
public sealed class SendBriefs(AppDb db, ReadBrief read, MailComposer mail, PublicAddress address, TimeProvider clock)
{
    public static readonly TimeSpan Earliest = TimeSpan.FromHours(26), Latest = TimeSpan.FromHours(2);
    private const int FitDays = 14, PastDays = 14;

    public static Expression<Func<Session, bool>> DueAt(DateTimeOffset now)
    {
        var (to, past, since) = (now + Earliest, now.AddDays(-PastDays), now.AddDays(-FitDays - PastDays));
        return s => s.CancelledAt == null && (s.StartsAt > past && s.StartsAt <= to || s.HeldSaidAt != null && s.EndsAt > since);
    }

    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.Sessions.AsNoTracking().Include(s => s.Moves).Where(DueAt(now)).OrderBy(s => s.StartsAt).ThenBy(s => s.Id).ToListAsync(ct);
        var ids = due.Select(s => s.MentorshipId).Distinct().ToList();
        var pairs = await db.Mentorships.AsNoTracking().WithBoth().Where(m => ids.Contains(m.Id) && m.EndedAt == null).AreAwake(db, now).ToDictionaryAsync(m => m.Id, ct);
        var firsts = await db.Sessions.Where(s => ids.Contains(s.MentorshipId) && s.HeldSaidAt != null).GroupBy(s => s.MentorshipId).Where(g => g.Count() == 1).Select(g => g.Key).ToListAsync(ct);
        var written = now.AddDays(-PastDays) - Earliest;
        // By session: another place makes another brief, but no lost one of the first.
        var told = (await db.Outbox.Where(m => m.Kind == "session-brief" && m.CreatedAt > written).Select(m => m.UniqueKey).ToListAsync(ct)).Select(k => k.Split(':')[1]).ToHashSet();
        var sent = 0;
        foreach (var session in due)
        {
            if (!pairs.TryGetValue(session.MentorshipId, out var mentorship)) continue;
            string KeyOf(Guid person) => $"session-brief:{session.Id:N}:{session.Sequence}:{person:N}";
            if (session.StartsAt <= now + Latest)
            {
                if (WasDue(session) && !told.Contains($"{session.Id:N}"))
                    sent += await TellAsync(mentorship, KeyOf, (to, pair, key) => DropAsync(to, pair, session, key), ct);
            }
            else if (session.IsOpen) sent += await TellAsync(mentorship, KeyOf, (to, pair, key) => BriefAsync(to, pair, session, key, ct), ct);
            // Said when it could not be asked any more, nobody is late.
            if (session.HeldSaidAt < session.EndsAt.AddDays(FitDays) && firsts.Contains(session.MentorshipId)) sent += await TellAsync(mentorship, person => $"session-fit:{mentorship.Id:N}:{person:N}", (to, pair, key) => AskFitAsync(to, pair, session, key), ct);
        }
        return sent;
    }

    /// <summary>Its time stood a day before: what was planned or moved later has no brief.</summary>
    private static bool WasDue(Session session) => session.Moves.Select(m => m.At).Append(session.PlannedAt).Max() <= session.StartsAt - Earliest;

    private async Task<int> TellAsync(Mentorship mentorship, Func<Guid, string> keyOf, Func<MailComposer.Recipient, OwnSpace, string, Task<bool>> write, CancellationToken ct)
    {
        Guid[] both = [mentorship.Mentee.PersonId, mentorship.Mentor.PersonId];
        var keys = both.Select(keyOf).ToList();
        if (await db.Outbox.AnyAsync(m => keys.Contains(m.UniqueKey), ct)) return 0;
        var going = 0;
        foreach (var (id, to) in await db.ReachableAsync(both, ct))
            if (await write(to, OwnSpace.Of(mentorship, id), keyOf(id))) going++;
        // Another node may be at it in this very moment: the keys of the mails let only one of the two through.
        var saved = (await db.SaveSeenAsync(ct)).Succeeded;
        db.ChangeTracker.Clear();
        return saved ? going : 0;
    }

    private async Task<bool> BriefAsync(MailComposer.Recipient to, OwnSpace pair, Session session, string key, CancellationToken ct)
    {
        var (texts, brief) = (mail.TextsFor(to), await read.OfAsync(pair, session, ct));
        // When it has begun, nobody reads how to prepare for it.
        mail.Add(to, "session-brief", key, address.LinkTo($"/pairs/{pair.Id}/sessions/{session.Id}/prepare"), secret: false,
            ("partner", pair.Partner.CallName), ("at", session.StartsAt), ("minutes", session.Minutes), ("place", session.Place.Length > 0 ? session.Place : texts["session.format." + session.Format]),
            ("goal", brief.Goal is { } goal ? texts["brief.goal.is", ("goal", goal.Title)] : texts["brief.goal.none"]), ("actions", Actions(texts, pair, brief)),
            ("question", brief.Question.Length > 0 ? texts["brief.question.is", ("question", brief.Question)] : texts["brief.question.none"])).Until(session.StartsAt);
        return true;
    }

    private Task<bool> DropAsync(MailComposer.Recipient to, OwnSpace pair, Session session, string key)
    {
        mail.AddTooLate(to, "session-brief", key, session.StartsAt - Earliest, ("partner", pair.Partner.CallName));
        return Task.FromResult(false);
    }

    private Task<bool> AskFitAsync(MailComposer.Recipient to, OwnSpace pair, Session session, string key) =>
        Task.FromResult(mail.AddReminder(to, "session-fit", key, $"/pairs/{pair.Id}/fit", session.HeldSaidAt!.Value, session.EndsAt.AddDays(FitDays), ("partner", pair.Partner.CallName)));

    private static string Actions(Texts texts, OwnSpace pair, SessionBrief brief) => brief.Actions.Count == 0 ? texts["brief.actions.none"]
        : string.Join('\n', [texts["brief.actions"], .. brief.Actions.Select(a => "- " + texts["followUp.action", ("who", Who(texts, pair, a)), ("what", a.Text)])]);

    private static string Who(Texts texts, OwnSpace pair, SessionAction action) => action.Owner is null ? texts["action.both"] : (action.Owner == pair.Me.Role ? pair.Me : pair.Partner).CallName;
}

/// <summary>The same in every organisation.</summary>
[UseCase]
public sealed class SendBriefsEverywhere(EachOrganisation each, TimeProvider clock)
{
    public Task ExecuteAsync(CancellationToken ct) =>
        each.DoAsync("session-briefs", SendBriefs.DueAt(clock.GetUtcNow()), services => services.GetRequiredService<SendBriefs>().ExecuteAsync(ct), ct);
}
