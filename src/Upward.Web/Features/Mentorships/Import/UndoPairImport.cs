using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Mentorships.Import;

/// <summary>
/// Takes a file of pairs back: its running pairs and its history go, and whom it brought into the programme goes with them.
/// A pair that has ended since, and people whom somebody has changed or a round has counted in, stay and are counted.
/// </summary>
[UseCase]
public sealed class UndoPairImport(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, Guid importId, CancellationToken ct) => await db.InTransactionAsync(async () =>
    {
        await db.LockAsync<PairImport>([importId], ct);
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        if (await db.PairImports.SingleOrDefaultAsync(i => i.Id == importId && i.ProgrammeId == programmeId, ct) is not { } import) return Outcome.NotFound;
        var allowed = import.Undo(person.Id, clock.GetUtcNow());
        if (!allowed.Succeeded) return allowed;

        var pairs = await db.Mentorships.Where(m => m.ImportId == importId).ToListAsync(ct);
        db.Mentorships.RemoveRange(pairs.Where(m => m.EndedAt == null));
        db.PastPairs.RemoveRange(await db.PastPairs.Where(p => p.ImportId == importId).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
        var kept = await TakePeopleBackAsync(import, ct);
        import.KeptBack(kept + pairs.Count(m => m.EndedAt != null));
        audit.Record("mentorship.import.undone", "programme", programmeId, programme.Name, new { import.Kept });
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }, ct);

    private async Task<int> TakePeopleBackAsync(PairImport import, CancellationToken ct)
    {
        var brought = await db.PairImportPeople.Where(p => p.ImportId == import.Id).ToListAsync(ct);
        var ids = brought.Select(b => b.EnrolmentId).ToList();
        await db.LockAsync<ParticipantEnrolment>(ids, ct);
        var enrolments = await db.Enrolments.Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, ct);
        var inUse = await InUseAsync(import, ids, ct);
        foreach (var one in brought)
        {
            if (!enrolments.TryGetValue(one.EnrolmentId, out var enrolment)) one.Keep("participants.kept.gone");
            else if (enrolment.Version != one.Version) one.Keep("participants.kept.changedSince");
            else if (inUse.Contains(one.EnrolmentId)) one.Keep("participants.kept.inUse");
            else if (one.WithdrawnBefore is { } withdrawn) { enrolment.ReturnAs(one.RoleBefore); enrolment.Withdraw(withdrawn); }
            else db.Enrolments.Remove(enrolment);
        }
        return brought.Count(b => b.KeptBecause.Length > 0);
    }

    private async Task<HashSet<Guid>> InUseAsync(PairImport import, List<Guid> ids, CancellationToken ct)
    {
        if (await db.MatchRounds.AnyAsync(r => r.ProgrammeId == import.ProgrammeId && r.CreatedAt >= import.ImportedAt, ct)) return [.. ids];
        var inUse = (await db.Mentorships.Where(m => ids.Contains(m.MentorEnrolmentId)).Select(m => m.MentorEnrolmentId).ToListAsync(ct)).ToHashSet();
        inUse.UnionWith(await db.Mentorships.Where(m => ids.Contains(m.MenteeEnrolmentId)).Select(m => m.MenteeEnrolmentId).ToListAsync(ct));
        inUse.UnionWith(await db.Wishes.Where(w => ids.Contains(w.PartnerEnrolmentId)).Select(w => w.PartnerEnrolmentId).ToListAsync(ct));
        return inUse;
    }
}

/// <summary>How people stood before is not kept longer than the right to undo. Runs daily.</summary>
[UseCase]
public sealed class ForgetOldPairImports(AppDb db, OrganisationScope scope, TimeProvider clock)
{
    public async Task ExecuteAsync(CancellationToken ct)
    {
        using var everywhere = scope.UseInstallation();
        var limit = clock.GetUtcNow().AddDays(-PairImport.Days);
        await db.InTransactionAsync(async () =>
        {
            var old = db.PairImports.IgnoreQueryFilters().Where(i => i.ImportedAt < limit).Select(i => i.Id);
            return await db.PairImportPeople.IgnoreQueryFilters().Where(r => old.Contains(r.ImportId)).ExecuteDeleteAsync(ct);
        }, ct);
    }
}
