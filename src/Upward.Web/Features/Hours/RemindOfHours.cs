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

namespace Upward.Web.Features.Hours;

/// <summary>
/// More than 125 % of the agreed hours in a month: a kind word to that person alone, once for each month and pair (R177). Some days into the next month
/// it is dropped, and listed. Safe to run twice.
/// </summary>
[UseCase]
public sealed class RemindOfHours(AppDb db, CountHours count, MailComposer mail, TimeProvider clock)
{
    private const int AtOnce = 500;
    /// <summary>So long into a month the one before is looked at too: what was written down late counts.</summary>
    private const int LateDays = 3;
    /// <summary>So far into it, it is noticed that nobody was told.</summary>
    private const int PastDays = 17;

    public static Expression<Func<Mentorship, bool>> Running { get; } = m => m.EndedAt == null;

    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var sent = 0;
        var ids = await db.Mentorships.Where(Running).AreAwake(db, now).OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(ct);
        foreach (var some in ids.Chunk(AtOnce))
        {
            foreach (var month in today.Day <= PastDays ? new[] { today, CountHours.FirstOf(today).AddDays(-1) } : [today])
            {
                var hours = await count.OfMonthAsync(some, month, ct);
                var busy = hours.Where(h => h.Value.Meetings > 0 || h.Value.Own.Count > 0).Select(h => h.Key).ToList();
                foreach (var pair in await db.Mentorships.AsNoTracking().WithBoth().Where(m => busy.Contains(m.Id)).OrderBy(m => m.Id).ToListAsync(ct))
                    foreach (var side in new[] { pair.Mentee, pair.Mentor })
                        sent += await TellAsync(pair, side, hours[pair.Id], month, ct);
            }
        }
        return sent;
    }

    private async Task<int> TellAsync(Mentorship pair, ParticipantEnrolment side, PairHours hours, DateOnly month, CancellationToken ct)
    {
        if (!hours.IsOver(side.PersonId, side.Role)) return 0;
        var (over, now) = (new DateTimeOffset(CountHours.FirstOf(month).AddMonths(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), clock.GetUtcNow());
        var late = over.AddDays(LateDays);
        // What made it too much was written down when it could not be said any more: nobody is late.
        if (late <= now && !PairHours.IsOver(await count.KnownAsync(pair.Id, side.PersonId, month, late, ct), hours.AgreedOf(side.Role))) return 0;
        var key = $"hours-over:{pair.Id:N}:{month:yyyyMM}:{side.PersonId:N}";
        if (await db.Outbox.AnyAsync(m => m.UniqueKey == key, ct) || await db.ReachableAsync(side.PersonId, ct) is not { } to) return 0;
        var goes = mail.AddReminder(to, "hours-over", key, $"/pairs/{pair.Id}/hours", over < now ? over : now, late, ("partner", OwnSpace.Of(pair, side.PersonId).Partner.CallName), ("programme", pair.Mentor.Programme.Name),
            ("hours", hours.Of(side.PersonId) / 60m), ("agreed", hours.AgreedOf(side.Role) / 60m), ("month", month.ToString("MMMM", mail.TextsFor(to).Culture)));
        // Another node may be at it in this very moment: the key lets only one of the two through.
        var saved = (await db.SaveSeenAsync(ct)).Succeeded;
        db.ChangeTracker.Clear();
        return saved && goes ? 1 : 0;
    }
}

/// <summary>The same in every organisation.</summary>
[UseCase]
public sealed class RemindOfHoursEverywhere(EachOrganisation each)
{
    public Task ExecuteAsync(CancellationToken ct) => each.DoAsync("hours", RemindOfHours.Running, services => services.GetRequiredService<RemindOfHours>().ExecuteAsync(ct), ct);
}
