using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Skills;

/// <summary>
/// Two skills that mean the same become one: profiles move to the one that stays, and the other's name and synonyms become
/// synonyms, so that nobody's habit of typing breaks. Where a profile had both, the stronger statement stays.
/// </summary>
[UseCase]
public sealed class MergeSkills(AppDb db, AuditLog audit, CurrentPerson person)
{
    public async Task<Outcome> ExecuteAsync(Guid goes, Guid stays, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin) return Outcome.NotFound;
        var both = await db.Skills.Where(s => s.Id == goes || s.Id == stays).ToListAsync(ct);
        if (both.SingleOrDefault(s => s.Id == goes) is not { } from || both.SingleOrDefault(s => s.Id == stays) is not { } into)
            return goes == stays && both.Count == 1 ? Outcome.RefusedAt("Into", "skills.refused.mergeSelf") : Outcome.NotFound;

        return await db.InTransactionAsync(async () =>
        {
            var moved = await MoveUsesAsync(goes, stays, ct);
            var facts = new SkillFacts(into.Name, into.Category, [.. into.Synonyms, from.Name, .. from.Synonyms]).Tidy();
            into.Change(facts.Name, facts.Category, facts.Synonyms);
            db.Skills.Remove(from);
            audit.Record("skill.merged", "skill", stays, into.Name, new { merged = from.Name, uses = moved });
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, ct);
    }

    private async Task<int> MoveUsesAsync(Guid goes, Guid stays, CancellationToken ct)
    {
        var uses = await db.EnrolmentSkills.Where(s => s.SkillId == goes || s.SkillId == stays).ToListAsync(ct);
        var moved = 0;
        foreach (var same in uses.GroupBy(u => (u.EnrolmentId, u.Direction)))
        {
            var old = same.SingleOrDefault(u => u.SkillId == goes);
            var kept = same.SingleOrDefault(u => u.SkillId == stays);
            if (old is null) continue;
            moved++;
            if (kept is null) { old.MoveTo(stays); continue; }
            kept.Strengthen(old);
            db.EnrolmentSkills.Remove(old);
        }
        return moved;
    }
}
