using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Security;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Training;

/// <summary>A month after a pledge: one mail with one question, and without the pledge; after three it is dropped, and listed. Safe to run twice.</summary>
[UseCase]
public sealed class RemindOfPledges(AppDb db, MailComposer mail, TimeProvider clock)
{
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var sent = 0;
        foreach (var key in await db.AllyPledges.AsNoTracking().Where(AllyPledge.DueAt(now)).OrderBy(p => p.PledgedAt).Select(p => new { p.ProgrammeId, p.PersonId }).ToListAsync(ct))
        {
            db.ChangeTracker.Clear();
            if (await RemindAsync(key.ProgrammeId, key.PersonId, now, ct)) sent++;
        }
        db.ChangeTracker.Clear();
        return sent;
    }

    private async Task<bool> RemindAsync(Guid programmeId, Guid personId, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.AllyPledges.Where(AllyPledge.DueAt(now)).SingleOrDefaultAsync(p => p.ProgrammeId == programmeId && p.PersonId == personId, ct) is not { } pledge) return false;
        pledge.Remind(now);
        // Who has left meanwhile is not written to, and not looked at again.
        var goes = await db.ReachableAsync(personId, ct) is { } to && mail.AddReminder(to, "ally-pledge", $"ally-pledge:{programmeId:N}:{personId:N}:{pledge.PledgedAt.UtcTicks}", MakePledge.PathOf(programmeId),
            pledge.PledgedAt.AddDays(AllyPledge.RemindAfterDays), pledge.PledgedAt.AddDays(AllyPledge.LateAfterDays));
        // Changed in this very moment, or reminded by another node: then it is not ours to send.
        return (await db.SaveSeenAsync(ct)).Succeeded && goes;
    }
}

/// <summary>The same in every organisation.</summary>
[UseCase]
public sealed class RemindOfPledgesEverywhere(EachOrganisation each, TimeProvider clock)
{
    public Task ExecuteAsync(CancellationToken ct) =>
        each.DoAsync("pledges", AllyPledge.DueAt(clock.GetUtcNow()), services => services.GetRequiredService<RemindOfPledges>().ExecuteAsync(ct), ct);
}
