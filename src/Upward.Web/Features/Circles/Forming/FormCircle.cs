using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Circles;

/// <summary>A manager forms a circle from people who take part, or a supervision group of mentors with a host from outside the line.</summary>
[UseCase]
public sealed class FormCircle(AppDb db, CurrentPerson person, SeatMembers seat, AuditLog audit, TimeProvider clock)
{
    /// <param name="hostId">Of supervision: who runs the group. A circle's mentors are its hosts.</param>
    public async Task<Outcome<Guid>> ExecuteAsync(Guid programmeId, CircleFacts facts, IReadOnlyCollection<Guid> enrolmentIds, Guid? hostId, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        var outcome = facts.Check();
        if (!outcome.Succeeded) return outcome;
        var chosen = await db.Enrolments.AsNoTracking().Where(e => e.ProgrammeId == programmeId && enrolmentIds.Contains(e.Id) && e.WithdrawnAt == null).OrderBy(e => e.Role).ThenBy(e => e.AddedAt).ToListAsync(ct);
        if (facts.Kind == CircleKind.Circle && !(chosen.Exists(e => e.Role == ProgrammeRole.Mentor) && chosen.Exists(e => e.Role == ProgrammeRole.Mentee))) return Outcome.RefusedAt("Chosen", "circle.refused.both");
        if (facts.Kind == CircleKind.Supervision && chosen.Count < 2) return Outcome.RefusedAt("Chosen", "circle.refused.twoMentors");
        if (facts.Kind == CircleKind.Supervision && (hostId is not { } host || !(await HostsAsync(db, programmeId, ct)).ContainsKey(host))) return Outcome.RefusedAt("HostId", "circle.refused.outside");
        var circle = Circle.Form(programme, facts, person.Id, clock.GetUtcNow());
        db.Circles.Add(circle);
        if (facts.Kind == CircleKind.Supervision && !chosen.Exists(e => e.PersonId == hostId)) outcome = circle.Admit(hostId!.Value, null, CircleRole.Host, person.Id, clock.GetUtcNow()).Result;
        foreach (var one in chosen.TakeWhile(_ => outcome.Succeeded))
            outcome = circle.Admit(one.PersonId, one.Role, facts.Kind == CircleKind.Circle && one.Role == ProgrammeRole.Mentor || one.PersonId == hostId ? CircleRole.Host : CircleRole.Member, person.Id, clock.GetUtcNow()).Result;
        if (!outcome.Succeeded) return outcome;
        audit.Record("circle.formed", "circle", circle.Id, circle.Name);
        await seat.AddAsync(circle, [.. circle.Present.Select(m => m.PersonId)], ct);
        var saved = await db.SaveSeenAsync(ct);
        return saved.Succeeded ? circle.Id : saved;
    }

    /// <summary>Who may run a supervision group: the programme's neutral contacts and its managers.</summary>
    public static async Task<Dictionary<Guid, string>> HostsAsync(AppDb db, Guid programmeId, CancellationToken ct) =>
        await db.People.Where(p => p.LeftAt == null && (db.TeamMembers.Any(t => t.ProgrammeId == programmeId && t.PersonId == p.Id && t.Role == TeamRole.NeutralContact && t.EndedAt == null) || db.ProgrammeManagers.Any(m => m.ProgrammeId == programmeId && m.PersonId == p.Id)))
            .OrderBy(p => p.Name).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
}
