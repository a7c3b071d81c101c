using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Skills;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Enrolment.Import;

public sealed record UndoneParticipants(int TakenBack, int Kept);

/// <summary>
/// Takes a participants file back: whoever came with it leaves without a trace, whoever it changed is as before. What
/// somebody has changed since, or what a round or a pair stands on, is kept and says why.
/// </summary>
[UseCase]
public sealed class UndoParticipantImport(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome<UndoneParticipants>> ExecuteAsync(Guid programmeId, Guid importId, CancellationToken ct)
    {
        UndoneParticipants? done = null;
        var outcome = await db.InTransactionAsync(async () =>
        {
            await db.LockAsync<ParticipantImport>([importId], ct);
            if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
            if (await db.ParticipantImports.SingleOrDefaultAsync(i => i.Id == importId && i.ProgrammeId == programmeId, ct) is not { } import) return Outcome.NotFound;
            var allowed = import.Undo(person.Id, clock.GetUtcNow());
            if (!allowed.Succeeded) return allowed;

            var rows = await db.ParticipantImportRows.Where(r => r.ImportId == importId).OrderBy(r => r.Row).ToListAsync(ct);
            await TakeBackAsync(import, rows, ct);
            done = new(rows.Count(r => r.TakenBackAt is not null), rows.Count(r => r.TakenBackAt is null));
            audit.Record("participants.import.undone", "programme", programmeId, programme.Name, new { done.TakenBack, done.Kept });
            await db.SaveChangesAsync(ct);
            await RemoveUnusedSkillsAsync(import, ct);
            return Outcome.Done;
        }, ct);
        return outcome.Succeeded ? done! : outcome;
    }

    private async Task TakeBackAsync(ParticipantImport import, List<ParticipantImportRow> rows, CancellationToken ct)
    {
        var ids = rows.Select(r => r.EnrolmentId).ToList();
        await db.LockAsync<ParticipantEnrolment>(ids, ct);
        var enrolments = await db.Enrolments.Include(e => e.Skills).Include(e => e.Wishes).AsSplitQuery().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, ct);
        var skills = (await db.Skills.Select(s => s.Id).ToListAsync(ct)).ToHashSet();
        var inUse = await InUseAsync(import, ids, ct);
        foreach (var row in rows)
        {
            var because = enrolments.TryGetValue(row.EnrolmentId, out var enrolment) ? TakeBack(row, enrolment, inUse, skills) : "participants.kept.gone";
            if (because is null) row.TakenBack(clock.GetUtcNow());
            else row.Keep(because);
        }
    }

    private string? TakeBack(ParticipantImportRow row, ParticipantEnrolment enrolment, HashSet<Guid> inUse, HashSet<Guid> skills)
    {
        if (enrolment.Version != row.Version) return "participants.kept.changedSince";
        if (row.WasAdded)
        {
            if (inUse.Contains(enrolment.Id)) return "participants.kept.inUse";
            db.Enrolments.Remove(enrolment);
            return null;
        }
        if (row.Before.WithdrawnAt is not null && inUse.Contains(enrolment.Id)) return "participants.kept.inUse";
        if (row.Before.SkillIds.Any(id => !skills.Contains(id))) return "participants.kept.skillGone";
        var outcome = enrolment.ChangeProfile(row.Before.Over(ProfileDraft.Of(enrolment)), enrolment.Version, clock.GetUtcNow());
        if (!outcome.Succeeded) return outcome.Refusals[0].Message.Key;
        if (row.Before.WithdrawnAt is { } withdrawn) enrolment.Withdraw(withdrawn);
        return null;
    }

    /// <summary>Whom a round has counted in since, or whom another participant or a pair refers to. A round is kept for ever with everybody in it.</summary>
    private async Task<HashSet<Guid>> InUseAsync(ParticipantImport import, List<Guid> ids, CancellationToken ct)
    {
        if (await db.MatchRounds.AnyAsync(r => r.ProgrammeId == import.ProgrammeId && r.CreatedAt >= import.ImportedAt, ct)) return [.. ids];
        var inUse = new HashSet<Guid>();
        inUse.UnionWith(await db.Proposals.Where(p => ids.Contains(p.MentorEnrolmentId)).Select(p => p.MentorEnrolmentId).ToListAsync(ct));
        inUse.UnionWith(await db.Proposals.Where(p => ids.Contains(p.MenteeEnrolmentId)).Select(p => p.MenteeEnrolmentId).ToListAsync(ct));
        inUse.UnionWith(await db.Mentorships.Where(m => ids.Contains(m.MentorEnrolmentId)).Select(m => m.MentorEnrolmentId).ToListAsync(ct));
        inUse.UnionWith(await db.Mentorships.Where(m => ids.Contains(m.MenteeEnrolmentId)).Select(m => m.MenteeEnrolmentId).ToListAsync(ct));
        inUse.UnionWith(await db.Wishes.Where(w => ids.Contains(w.PartnerEnrolmentId)).Select(w => w.PartnerEnrolmentId).ToListAsync(ct));
        return inUse;
    }

    /// <summary>The words it brought into the taxonomy go with it, where nobody has taken them up.</summary>
    private async Task RemoveUnusedSkillsAsync(ParticipantImport import, CancellationToken ct)
    {
        var unused = await db.Skills.Where(s => import.NewSkillIds.Contains(s.Id) && !db.EnrolmentSkills.Any(e => e.SkillId == s.Id)).ToListAsync(ct);
        foreach (var skill in unused.Where(s => s.Synonyms.Count == 0 && s.RetiredAt is null))
        {
            db.Skills.Remove(skill);
            audit.Record("skill.removed", "skill", skill.Id, skill.Name, new { by = "import undone" });
        }
        await db.SaveChangesAsync(ct);
    }
}
