using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Safety;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Endings;

/// <summary>
/// The clock after the end. After 76 days both get a mail with the way to take along what is theirs; after 90 days, and never
/// sooner than 14 days after that mail, the words are deleted. Safe to run twice.
/// </summary>
[UseCase]
public sealed class ForgetEndedPairs(AppDb db, IEnumerable<IForgetPairs> forget, TellBoth tell, AuditLog audit, TimeProvider clock)
{
    public const int Days = 90, WarnDays = 14;

    public static Expression<Func<Mentorship, bool>> WarnAt(DateTimeOffset now)
    {
        var limit = now.AddDays(WarnDays - Days);
        return m => m.EndedAt != null && m.EndedAt <= limit && m.ForgetWarnedAt == null && m.ForgottenAt == null;
    }

    public static Expression<Func<Mentorship, bool>> ForgetAt(DateTimeOffset now)
    {
        var (limit, warned) = (now.AddDays(-Days), now.AddDays(-WarnDays));
        return m => m.EndedAt != null && m.EndedAt <= limit && m.ForgetWarnedAt <= warned && m.ForgottenAt == null;
    }

    public async Task ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var id in await db.Mentorships.Where(WarnAt(now)).Select(m => m.Id).ToListAsync(ct)) await OneAsync(id, WarnAt(now), m => WarnAsync(m, now, ct), ct);
        foreach (var id in await db.Mentorships.Where(ForgetAt(now)).Select(m => m.Id).ToListAsync(ct)) await OneAsync(id, ForgetAt(now), m => ForgetAsync(m, now, ct), ct);
        db.ChangeTracker.Clear();
    }

    private async Task OneAsync(Guid id, Expression<Func<Mentorship, bool>> due, Func<Mentorship, Task> work, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await db.InTransactionAsync(async () =>
        {
            await db.LockAsync<Mentorship>([id], ct);
            if (await db.Mentorships.WithBoth().Where(due).SingleOrDefaultAsync(m => m.Id == id, ct) is not { } pair) return Outcome.NotFound;
            await work(pair);
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, ct);
    }

    private async Task WarnAsync(Mentorship pair, DateTimeOffset now, CancellationToken ct)
    {
        pair.WarnOfForgetting(now);
        var end = pair.EndedAt!.Value.AddDays(Days);
        await tell.AddAsync("pair-forget-soon", "1", pair.Id, pair.Mentee.PersonId, pair.Mentor.PersonId, pair.Mentor.Programme.Name, $"/pairs/{pair.Id}/export", ct, ("at", end > now.AddDays(WarnDays) ? end : now.AddDays(WarnDays)));
    }

    private async Task ForgetAsync(Mentorship pair, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var slice in forget) await slice.ForgetAsync(pair.Id, ct);
        pair.Forget(now);
        audit.Record("mentorship.forgotten", "mentorship", pair.Id, $"{pair.Mentee.Person.Name}, {pair.Mentor.Person.Name}");
    }
}

/// <summary>The same in every organisation.</summary>
[UseCase]
public sealed class ForgetEndedPairsEverywhere(EachOrganisation each, TimeProvider clock)
{
    public async Task ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await each.DoAsync("keeping", ForgetEndedPairs.WarnAt(now), services => services.GetRequiredService<ForgetEndedPairs>().ExecuteAsync(ct), ct);
        await each.DoAsync("keeping", ForgetEndedPairs.ForgetAt(now), services => services.GetRequiredService<ForgetEndedPairs>().ExecuteAsync(ct), ct);
    }
}
