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
/// does not stand in the mail: words of a pair stay on its pages. When nothing ran on those two days it is dropped, and listed.
/// Safe to run twice.
/// </summary>
[UseCase]
public sealed class RemindOfActions(AppDb db, MailComposer mail, PublicAddress address, TimeProvider clock)
{
    private const string Kind = "action-due";
    /// <summary>So long afterwards it is noticed that nobody was told.</summary>
    private const int PastDays = 14;

    /// <summary>A day more than anybody's clock can tell.</summary>
    public static Expression<Func<SessionAction, bool>> DueAt(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var (from, to) = (today.AddDays(-PastDays), today.AddDays(2));
        return a => a.DoneAt == null && a.DueOn >= from && a.DueOn <= to;
    }

    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var awake = db.Mentorships.Where(m => m.EndedAt == null).AreAwake(db, now);
        var due = await db.SessionActions.AsNoTracking().Where(DueAt(now)).Where(a => awake.Any(m => m.Id == a.MentorshipId)).OrderBy(a => a.AddedAt).ThenBy(a => a.Id).ToListAsync(ct);
        var since = now.AddDays(-PastDays - 3);
        var told = (await db.Outbox.Where(m => m.Kind == Kind && m.CreatedAt > since).Select(m => m.UniqueKey).ToListAsync(ct)).ToHashSet();
        var sent = 0;
        foreach (var some in due.GroupBy(a => a.MentorshipId))
        {
            if (await db.Mentorships.AsNoTracking().WithBoth().SingleOrDefaultAsync(m => m.Id == some.Key, ct) is not { } pair) continue;
            foreach (var side in new[] { pair.Mentee, pair.Mentor })
                foreach (var day in some.Where(a => a.Owner is null || a.Owner == side.Role).GroupBy(a => a.DueOn!.Value))
                    if (told.Add(KeyOf(pair, day.Key, side))) sent += await TellAsync(pair, side, day.Key, [.. day], now, ct);
        }
        return sent;
    }

    private static string KeyOf(Mentorship pair, DateOnly day, ParticipantEnrolment side) => $"{Kind}:{pair.Id:N}:{day:yyyyMMdd}:{side.PersonId:N}";

    private async Task<int> TellAsync(Mentorship pair, ParticipantEnrolment side, DateOnly day, List<SessionAction> actions, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.ReachableAsync(side.PersonId, ct) is not { } to) return 0;
        var left = day.DayNumber - to.Zone.DayAt(now).DayNumber;
        // What was written down for a day that had begun, nobody could be told of before.
        if (left > 1 || left < 0 && actions.TrueForAll(a => to.Zone.DayAt(a.AddedAt) >= day)) return 0;
        (string, object?)[] words = [("n", actions.Count), ("when", left == 1 ? "tomorrow" : "today"), ("partner", OwnSpace.Of(pair, side.PersonId).Partner.CallName), ("programme", pair.Mentor.Programme.Name)];
        // Noon in UTC is the moment at which a day ends in the last zone.
        if (left < 0) mail.AddTooLate(to, Kind, KeyOf(pair, day, side), new(day.AddDays(-1), new(12, 0), TimeSpan.Zero), words);
        else mail.Add(to, Kind, KeyOf(pair, day, side), address.LinkTo($"/pairs/{pair.Id}/sessions/{actions[0].SessionId}/notes"), secret: false, words).Until(new(day.AddDays(1), new(12, 0), TimeSpan.Zero));
        // Another node may be at it in this very moment: the key lets only one of the two through.
        var saved = (await db.SaveSeenAsync(ct)).Succeeded;
        db.ChangeTracker.Clear();
        return saved && left >= 0 ? 1 : 0;
    }
}

/// <summary>The same in every organisation.</summary>
[UseCase]
public sealed class RemindOfActionsEverywhere(EachOrganisation each, TimeProvider clock)
{
    public Task ExecuteAsync(CancellationToken ct) => each.DoAsync("actions", RemindOfActions.DueAt(clock.GetUtcNow()), services => services.GetRequiredService<RemindOfActions>().ExecuteAsync(ct), ct);
}
