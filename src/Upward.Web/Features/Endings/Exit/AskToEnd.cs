using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Endings;

/// <summary>
/// Ending a pair, by either of the two, without a reason. Nothing of it is written into the log, nothing shows on the other's
/// pages, and until the pair has ended everything goes on as before.
/// </summary>
[UseCase]
public sealed class AskToEnd(AppDb db, FindPairSpace find, IDataProtectionProvider protection, TimeProvider clock)
{
    private IDataProtector Seal => protection.CreateProtector("pair-exit");

    /// <summary>When the pair ends because this person asked for it; null when they have not.</summary>
    public async Task<DateTimeOffset?> DueAsync(OwnSpace pair, CancellationToken ct) => pair.Runs ? (await OwnAsync(pair, ct))?.DueAt : null;

    public async Task<Outcome> AskAsync(Guid mentorshipId, bool sure, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return Outcome.NotFound;
        if (!pair.Runs) return Outcome.Refused("exit.refused.ended");
        if (!sure) return Outcome.RefusedAt("Sure", "exit.refused.sure");
        return await db.InTransactionAsync(async () =>
        {
            // Pressed twice: one wish.
            await db.LockAsync<Mentorship>([mentorshipId], ct);
            if (await OwnAsync(pair, ct) is not null) return Outcome.Done;
            if (await db.Mentorships.SingleOrDefaultAsync(m => m.Id == mentorshipId && m.EndedAt == null, ct) is not { } running) return Outcome.Refused("exit.refused.ended");
            db.PairExits.Add(PairExit.Ask(running, pair.Me.PersonId, Seal, clock.GetUtcNow()));
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, ct);
    }

    /// <summary>As if it had never been. What the other may have asked for stays.</summary>
    public async Task<Outcome> TakeBackAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return Outcome.NotFound;
        if (!pair.Runs) return Outcome.Refused("exit.refused.ended");
        if (await OwnAsync(pair, ct) is not { } own) return Outcome.Done;
        db.PairExits.Remove(own);
        return await db.SaveSeenAsync(ct);
    }

    private async Task<PairExit?> OwnAsync(OwnSpace pair, CancellationToken ct)
    {
        var mine = pair.Me.PersonId.ToString("N");
        return (await db.PairExits.Where(e => e.MentorshipId == pair.Id).ToListAsync(ct)).Find(e => Open(e) == mine);
    }

    /// <summary>A seal whose key is gone (keys that were not restored with a backup) still ends the pair; it can only not be taken back.</summary>
    private string? Open(PairExit exit)
    {
        try { return Seal.Unprotect(exit.Seal); }
        catch (System.Security.Cryptography.CryptographicException) { return null; }
    }
}
