using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Training;

/// <summary>Makes, changes, keeps or drops one's own pledge. Nothing of it is in the log: it is nobody else's.</summary>
[UseCase]
public sealed class MakePledge(AppDb db, CurrentPerson person, TimeProvider clock)
{
    public static string PathOf(Guid programmeId) => $"/my/training/{programmeId}/pledge";

    public async Task<(Programme Programme, AllyPledge? Pledge)?> ShowAsync(Guid programmeId, CancellationToken ct) =>
        await TakesPartAsync(programmeId, ct) ? (await db.Programmes.AsNoTracking().SingleAsync(p => p.Id == programmeId, ct), await Mine(programmeId).AsNoTracking().SingleOrDefaultAsync(ct)) : null;

    public async Task<Outcome> ExecuteAsync(Guid programmeId, string text, CancellationToken ct)
    {
        if (!await TakesPartAsync(programmeId, ct)) return Outcome.NotFound;
        text = text.Trim();
        if (text.Length == 0) return Outcome.RefusedAt("Text", "pledge.refused.empty");
        if (text.Length > AllyPledge.Longest) return Outcome.RefusedAt("Text", "refused.tooLong", ("max", AllyPledge.Longest), ("length", text.Length));
        var pledge = await Mine(programmeId).SingleOrDefaultAsync(ct);
        if (pledge is null) db.AllyPledges.Add(pledge = AllyPledge.Of(db.OrganisationId, programmeId, person.Id));
        pledge.Pledge(text, clock.GetUtcNow());
        return await db.SaveSeenAsync(ct);
    }

    public async Task<Outcome> KeepAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await TakesPartAsync(programmeId, ct) || await Mine(programmeId).SingleOrDefaultAsync(ct) is not { } pledge) return Outcome.NotFound;
        pledge.Keep(clock.GetUtcNow());
        return await db.SaveSeenAsync(ct);
    }

    public async Task<Outcome> DropAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await TakesPartAsync(programmeId, ct) || await Mine(programmeId).SingleOrDefaultAsync(ct) is not { } pledge) return Outcome.NotFound;
        db.AllyPledges.Remove(pledge);
        return await db.SaveSeenAsync(ct);
    }

    private Task<bool> TakesPartAsync(Guid programmeId, CancellationToken ct) => db.Enrolments.OwnedBy(person).AnyAsync(e => e.ProgrammeId == programmeId, ct);
    private IQueryable<AllyPledge> Mine(Guid programmeId) => db.AllyPledges.Where(p => p.ProgrammeId == programmeId && p.PersonId == person.Id);
}
