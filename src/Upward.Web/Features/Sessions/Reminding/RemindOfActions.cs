using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Safety;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Sessions;

/// <summary>
/// What somebody wanted to do is due tomorrow or today, on their own clock: they are told once, whoever it is for. What it is
/// does not stand in the mail: words of a pair stay on its pages. Safe to run twice.
/// </summary>
[UseCase]
public sealed class RemindOfActions(AppDb db, MailComposer mail, PublicAddress address, TimeProvider clock)
{
    /// <summary>A day more on both sides than anybody's clock can tell.</summary>
    public static Expression<Func<SessionAction, bool>> DueAt(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var (from, to) = (today.AddDays(-1), today.AddDays(2));
        return a => a.DoneAt == null && a.DueOn >= from && a.DueOn <= to;
    }

    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var awake = db.Mentorships.Where(m => m.EndedAt == null).AreAwake(db, now);
        var due = await db.SessionActions.AsNoTracking().Where(DueAt(now)).Where(a => awake.Any(m => m.Id == a.MentorshipId)).OrderBy(a => a.AddedAt).ThenBy(a => a.Id).ToListAsync(ct);
        var sent = 0;
        foreach (var some in due.GroupBy(a => a.MentorshipId))
        {
            if (await db.Mentorships.AsNoTracking().WithBoth().SingleOrDefaultAsync(m => m.Id == some.Key, ct) is not { } pair) continue;
            foreach (var side in new[] { pair.Mentee, pair.Mentor })
                foreach (var day in some.Where(a => a.Owner is null || a.Owner == side.Role).GroupBy(a => a.DueOn!.Value))
                    sent += await TellAsync(pair, side, day.Key, [.. day], now, ct);
        }
        return sent;
    }

    private async Task<int> TellAsync(Mentorship pair, ParticipantEnrolment side, DateOnly day, List<SessionAction> actions, DateTimeOffset now, CancellationToken ct)
    {
        var key = $"action-due:{pair.Id:N}:{day:yyyyMMdd}:{side.PersonId:N}";
        if (await db.Outbox.AnyAsync(m => m.UniqueKey == key, ct) || await db.ReachableAsync(side.PersonId, ct) is not { } to) return 0;
        var left = day.DayNumber - to.Zone.DayAt(now).DayNumber;
        if (left is not (0 or 1)) return 0;
        mail.Add(to, "action-due", key, address.LinkTo($"/pairs/{pair.Id}/sessions/{actions[0].SessionId}/notes"), secret: false,
            ("n", actions.Count), ("when", left == 0 ? "today" : "tomorrow"), ("partner", OwnSpace.Of(pair, side.PersonId).Partner.CallName), ("programme", pair.Mentor.Programme.Name));
        // Another node may be at it in this very moment: the key lets only one of the two through.
        var saved = (await db.SaveSeenAsync(ct)).Succeeded;
        db.ChangeTracker.Clear();
        return saved ? 1 : 0;
    }
}

/// <summary>The same in every organisation.</summary>
[UseCase]
public sealed class RemindOfActionsEverywhere(EachOrganisation each, TimeProvider clock)
{
    public Task ExecuteAsync(CancellationToken ct) => each.DoAsync("actions", RemindOfActions.DueAt(clock.GetUtcNow()), services => services.GetRequiredService<RemindOfActions>().ExecuteAsync(ct), ct);
}
