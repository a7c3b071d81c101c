using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>
/// Makes a programme from another one, or a template, or a programme from a template. What was decided goes along; people,
/// answers and pairs do not: they were asked for the other one.
/// </summary>
[UseCase]
public sealed class CopyProgramme(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock, IEnumerable<ICopyWithProgramme> slices)
{
    /// <param name="startsOn">Null for a template, which keeps the dates of its source only to measure from.</param>
    public async Task<Outcome<Guid>> ExecuteAsync(Guid sourceId, string? name, DateOnly? startsOn, bool asTemplate, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin || await db.Programmes.AsNoTracking().SingleOrDefaultAsync(p => p.Id == sourceId, ct) is not { } source) return Outcome.NotFound;
        var start = asTemplate ? source.StartsOn : startsOn ?? default;
        var facts = source.Facts with { Name = name ?? "", StartsOn = start, EndsOn = start == default ? default : start.AddDays(source.EndsOn.DayNumber - source.StartsOn.DayNumber) };
        var outcome = facts.Check();
        // The last day follows from the first and is asked for nowhere here.
        if (!outcome.Succeeded) return Outcome.Refused([.. outcome.Refusals.Where(r => r.Field != nameof(ProgrammeFacts.EndsOn))]);

        var now = clock.GetUtcNow();
        var copy = Programme.Begin(db.OrganisationId, facts, person.Id, now);
        if (asTemplate) copy.BecomeTemplate(now);
        else copy.BelongTo(source.UnitId);
        db.Programmes.Add(copy);
        db.ProgrammeManagers.Add(ProgrammeManager.Grant(db.OrganisationId, copy.Id, person.Id, now, person.Id));
        foreach (var slice in slices) await slice.CopyAsync(source, copy, ct);
        db.ProgrammeChanges.Add(ProgrammeChange.Of(copy, "copy", new Changes().Note("CopiedFrom", null, source.Name), "", person.Id, now));
        audit.Record(asTemplate ? "programme.template.saved" : "programme.copied", "programme", copy.Id, copy.Name, new { from = source.Name, fromId = source.Id });
        await db.SaveChangesAsync(ct);
        return copy.Id;
    }

    public async Task<Outcome> ForgetTemplateAsync(Guid templateId, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin) return Outcome.NotFound;
        if (await db.Programmes.SingleOrDefaultAsync(p => p.Id == templateId && p.TemplateSince != null, ct) is not { } template) return Outcome.Refused("templates.refused.gone");
        db.Programmes.Remove(template);
        audit.Record("programme.template.removed", "programme", template.Id, template.Name);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}

/// <summary>What the steps of this slice take along.</summary>
internal sealed class CopySettingUp(AppDb db) : ICopyWithProgramme
{
    public async Task CopyAsync(Programme from, Programme to, CancellationToken ct)
    {
        foreach (var m in await db.Milestones.AsNoTracking().Where(m => m.ProgrammeId == from.Id).OrderBy(m => m.Id).ToListAsync(ct))
            db.Milestones.Add(Milestone.Of(to, m.Key, m.Name, m.AtPercent, m.OffsetDays, m.LengthDays));
        foreach (var o in await db.Objectives.AsNoTracking().Where(o => o.ProgrammeId == from.Id).OrderBy(o => o.Position).ToListAsync(ct))
            db.Objectives.Add(Objective.Of(to, o.Purpose, o.Text, o.Position, o.Measures));
        foreach (var r in await db.AudienceRules.AsNoTracking().Where(r => r.ProgrammeId == from.Id).ToListAsync(ct))
            db.AudienceRules.Add(AudienceRule.Of(to.OrganisationId, to.Id, r.Role, r.Facts));
        foreach (var l in await db.Lessons.AsNoTracking().Where(l => l.ProgrammeId == from.Id).OrderBy(l => l.Id).ToListAsync(ct))
            db.Lessons.Add(Lesson.Of(to, l.Text, l.LearnedIn, l.ById, l.At));
        if (await db.Charters.AsNoTracking().SingleOrDefaultAsync(c => c.ProgrammeId == from.Id, ct) is { } charter) db.Charters.Add(Charter.Of(to, charter.Words));
        // As a draft: it names people and dates of the other one, so somebody has to read it again.
        if (await db.PrivacyNotices.AsNoTracking().Where(n => n.ProgrammeId == from.Id).OrderByDescending(n => n.Number).FirstOrDefaultAsync(ct) is { } notice)
            db.PrivacyNotices.Add(PrivacyNotice.Draft(to, 1, notice.Text));
    }
}
