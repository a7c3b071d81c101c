using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Programmes.SettingUp;

[UseCase]
public sealed class SetAudience(AppDb db, SettleStep settle)
{
    public Task<Outcome> ExecuteAsync(Guid programmeId, AudienceFacts mentors, AudienceFacts mentees, Saving saving, CancellationToken ct) => settle.ExecuteAsync(programmeId, saving, async programme =>
    {
        var outcome = Outcome.Refused([.. mentors.Check("Mentors.").Refusals, .. mentees.Check("Mentees.").Refusals]);
        if (!outcome.Succeeded) return outcome;
        var changes = new Changes();
        foreach (var (role, facts) in new[] { (ProgrammeRole.Mentor, mentors), (ProgrammeRole.Mentee, mentees) })
        {
            var rule = await db.AudienceRules.SingleOrDefaultAsync(r => r.ProgrammeId == programmeId && r.Role == role, ct);
            var before = rule?.Facts ?? new();
            if (rule is null) db.AudienceRules.Add(AudienceRule.Of(programme.OrganisationId, programmeId, role, facts));
            else rule.Change(facts);
            changes.Note(role + ".LevelFrom", before.LevelFrom, facts.LevelFrom).Note(role + ".LevelTo", before.LevelTo, facts.LevelTo)
                .Note(role + ".TenureFrom", before.TenureFrom, facts.TenureFrom).Note(role + ".TenureTo", before.TenureTo, facts.TenureTo)
                .Note(role + ".Departments", before.Departments, facts.Departments).Note(role + ".Sites", before.Sites, facts.Sites);
        }
        return changes;
    }, ct);
}
