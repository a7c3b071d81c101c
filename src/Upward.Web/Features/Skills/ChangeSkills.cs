using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Skills;

[UseCase]
public sealed class AddSkill(AppDb db, AuditLog audit, CurrentPerson person)
{
    public async Task<Outcome<Guid>> ExecuteAsync(SkillFacts facts, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin) return Outcome.NotFound;
        facts = facts.Tidy();
        var outcome = facts.CheckAgainst(await db.Skills.WordsAsync(ct));
        if (!outcome.Succeeded) return outcome;

        var skill = Skill.Of(db.OrganisationId, facts.Name, facts.Category, facts.Synonyms);
        db.Skills.Add(skill);
        audit.Record("skill.added", "skill", skill.Id, skill.Name);
        await db.SaveChangesAsync(ct);
        return skill.Id;
    }
}

[UseCase]
public sealed class ChangeSkill(AppDb db, AuditLog audit, CurrentPerson person)
{
    public async Task<Outcome> ExecuteAsync(Guid id, SkillFacts facts, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin || await db.Skills.SingleOrDefaultAsync(s => s.Id == id, ct) is not { } skill) return Outcome.NotFound;
        facts = facts.Tidy();
        var outcome = facts.CheckAgainst((await db.Skills.WordsAsync(ct)).Where(w => w.Id != id));
        if (!outcome.Succeeded) return outcome;

        var before = new { skill.Name, skill.Category, Synonyms = skill.Synonyms.ToList() };
        skill.Change(facts.Name, facts.Category, facts.Synonyms);
        audit.Record("skill.changed", "skill", id, skill.Name, new { before, after = new { skill.Name, skill.Category, skill.Synonyms } });
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}

/// <summary>Takes a skill out of the search, or puts it back. Profiles that name it keep it.</summary>
[UseCase]
public sealed class RetireSkill(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid id, bool retire, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin || await db.Skills.SingleOrDefaultAsync(s => s.Id == id, ct) is not { } skill) return Outcome.NotFound;
        if (retire) skill.Retire(clock.GetUtcNow()); else skill.Restore();
        audit.Record(retire ? "skill.retired" : "skill.restored", "skill", id, skill.Name);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}

internal static class SkillQueries
{
    /// <summary>Retired skills too: their words stay theirs, so that restoring one never collides.</summary>
    public static Task<List<SkillWords>> WordsAsync(this IQueryable<Skill> skills, CancellationToken ct) =>
        skills.AsNoTracking().Select(s => new SkillWords(s.Id, s.Name, s.Category, s.Synonyms)).ToListAsync(ct);
}
