using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Programmes.SettingUp;

[UseCase]
public sealed class NameTeamMember(AppDb db, CurrentPerson person, TimeProvider clock, SettleStep settle)
{
    public Task<Outcome> ExecuteAsync(Guid programmeId, Guid personId, TeamRole role, CancellationToken ct) => settle.ExecuteAsync(programmeId, new("team", null, ""), async programme =>
    {
        if (await db.People.ReadableBy(person).SingleOrDefaultAsync(p => p.Id == personId, ct) is not { } chosen) return Outcome.Refused("team.refused.unknown");
        if (!chosen.IsActive) return Outcome.Refused("team.refused.left", ("name", chosen.Name));
        var theirs = await db.TeamMembers.Where(m => m.ProgrammeId == programmeId && m.PersonId == personId && m.EndedAt == null).Select(m => m.Role).ToListAsync(ct);
        if (theirs.Contains(role)) return Outcome.Refused("team.refused.already", ("name", chosen.Name));
        // Whoever runs or champions the programme has a stake in its success; people must be able to tell somebody who has none.
        var manages = await db.ProgrammeManagers.AnyAsync(m => m.ProgrammeId == programmeId && m.PersonId == personId, ct);
        if (role == TeamRole.NeutralContact && (manages || theirs.Contains(TeamRole.Sponsor)) || role == TeamRole.Sponsor && theirs.Contains(TeamRole.NeutralContact))
            return Outcome.Refused("team.refused.notNeutral", ("name", chosen.Name));

        db.TeamMembers.Add(TeamMember.Name(programme, personId, role, person.Id, clock.GetUtcNow()));
        return new Changes().Note("Team." + role, null, Changes.Person(personId));
    }, ct);

    public Task<Outcome> EndAsync(Guid programmeId, Guid memberId, CancellationToken ct) => settle.ExecuteAsync(programmeId, new("team", null, ""), async _ =>
    {
        if (await db.TeamMembers.SingleOrDefaultAsync(m => m.ProgrammeId == programmeId && m.Id == memberId && m.EndedAt == null, ct) is not { } member) return Outcome.Refused("team.refused.gone");
        member.End(clock.GetUtcNow());
        return new Changes().Note("Team." + member.Role, Changes.Person(member.PersonId), null);
    }, ct);
}
