using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Change;

/// <summary>
/// A participant's own rating. It is added to the counts and then forgotten: no row, no log entry, no draft, no time.
/// That is also why it cannot be changed or called back.
/// </summary>
[UseCase]
public sealed class RateMyself(AppDb db, CurrentPerson person, Texts texts, TimeProvider clock)
{
    public sealed record Asked(AdkarWave Wave, string Programme, ProgrammeRole Role, bool HasAnswered, bool IsOpen);

    public async Task<Asked?> FindAsync(Guid waveId, CancellationToken ct)
    {
        if (await db.AdkarWaves.AsNoTracking().SingleOrDefaultAsync(w => w.Id == waveId, ct) is not { } wave) return null;
        var mine = await db.Enrolments.AsNoTracking().OwnedBy(person).Where(e => e.ProgrammeId == wave.ProgrammeId).Select(e => new { e.Role, e.Programme.Name }).SingleOrDefaultAsync(ct);
        return mine is null ? null : new(wave, mine.Name, mine.Role, await db.AdkarTaken.AnyAsync(t => t.WaveId == waveId && t.PersonId == person.Id, ct), wave.IsOpen(Today));
    }

    public async Task<Outcome> ExecuteAsync(Guid waveId, IReadOnlyList<int> ratings, CancellationToken ct)
    {
        if (await FindAsync(waveId, ct) is not { } asked) return Outcome.NotFound;
        if (!asked.IsOpen) return Outcome.Refused("change.refused.closed");
        if (asked.HasAnswered) return Outcome.Refused("change.refused.answered");
        var open = Enum.GetValues<AdkarElement>().Where(e => ratings.Count <= (int)e || ratings[(int)e] is < 1 or > AdkarTally.Values).ToList();
        if (open.Count > 0) return Outcome.Refused([.. open.Select(e => new Refusal($"Ratings_{e}", new Message("change.refused.rating")))]);

        try
        {
            return await db.InTransactionAsync(async () =>
            {
                var tallyId = await db.AdkarTallies.Where(t => t.WaveId == waveId && t.Role == asked.Role).Select(t => t.Id).SingleAsync(ct);
                await db.LockAsync<AdkarTally>([tallyId], ct);
                (await db.AdkarTallies.SingleAsync(t => t.Id == tallyId, ct)).Add(ratings);
                db.AdkarTaken.Add(AdkarTaken.By(db.OrganisationId, waveId, person.Id));
                await db.SaveChangesAsync(ct);
                return Outcome.Done;
            }, ct);
        }
        catch (DbUpdateException error) when (error.InnerException is System.Data.Common.DbException)
        {
            // Two windows in the same moment: the key lets one in, and the counts go back with the other.
            return Outcome.Refused("change.refused.answered");
        }
    }

    /// <summary>The first element at 3 or below: said to the person at once, and stored nowhere.</summary>
    public static AdkarElement? BarrierOf(IReadOnlyList<int> ratings) =>
        Enum.GetValues<AdkarElement>().Where(e => ratings[(int)e] <= AdkarFigures.Barrier).Select(e => (AdkarElement?)e).FirstOrDefault();

    private DateOnly Today => texts.Zone.DayAt(clock.GetUtcNow());
}
