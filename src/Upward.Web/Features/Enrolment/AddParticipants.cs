using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Enrolment;

/// <summary>What came of adding people. Somebody has one role in a programme, so those of the other role are left out, by name.</summary>
public sealed record AddedParticipants(int Added, int Returned, int AlreadyIn, IReadOnlyList<string> InOtherRole);

/// <summary>Brings people of the directory into a programme, in one role. Who had withdrawn from that role comes back.</summary>
[UseCase]
public sealed class AddParticipants(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome<AddedParticipants>> ExecuteAsync(Guid programmeId, ProgrammeRole role, DirectorySelection selection, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        var chosen = await selection.From(db.People.Where(p => p.LeftAt == null)).Select(p => new { p.Id, p.Name }).ToListAsync(ct);
        if (chosen.Count == 0) return Outcome.RefusedAt("People", "participants.refused.nobody");

        var before = await db.Enrolments.Where(e => e.ProgrammeId == programmeId).ToDictionaryAsync(e => e.PersonId, ct);
        var switchable = await SwitchableAsync(programmeId, ct);
        var (now, capacity) = (clock.GetUtcNow(), role == ProgrammeRole.Mentor ? programme.MentorCapacity : programme.MenteeCapacity);
        var (added, returned, alreadyIn, otherRole) = (0, 0, 0, new List<string>());
        foreach (var one in chosen)
        {
            if (!before.TryGetValue(one.Id, out var known))
            {
                db.Enrolments.Add(ParticipantEnrolment.Add(db.OrganisationId, programmeId, one.Id, role, capacity, person.Id, now));
                added++;
            }
            else if (known.IsActive && known.Role == role) alreadyIn++;
            else if (known.IsActive || (known.Role != role && !switchable.Contains(known.Id))) otherRole.Add(one.Name);
            else
            {
                known.ReturnAs(role);
                returned++;
            }
        }
        if (added + returned == 0) return Refuse(alreadyIn, otherRole, role);

        audit.Record("participants.added", "programme", programmeId, programme.Name, new { role = role.ToString(), added, returned });
        await db.SaveChangesAsync(ct);
        return new AddedParticipants(added, returned, alreadyIn, otherRole);
    }

    /// <summary>A role may change on return only while no round has named the person: a kept round must stay readable.</summary>
    private async Task<HashSet<Guid>> SwitchableAsync(Guid programmeId, CancellationToken ct) =>
        [.. await db.Enrolments.Where(e => e.ProgrammeId == programmeId && e.WithdrawnAt != null
            && !db.Proposals.Any(p => p.MentorEnrolmentId == e.Id || p.MenteeEnrolmentId == e.Id)).Select(e => e.Id).ToListAsync(ct)];

    private static Outcome Refuse(int alreadyIn, List<string> otherRole, ProgrammeRole role) => otherRole.Count == 0
        ? Outcome.RefusedAt("People", "participants.refused.alreadyIn", ("n", alreadyIn))
        : Outcome.RefusedAt("People", "participants.refused.otherRole", ("n", otherRole.Count), ("role", role.ToString()), ("names", string.Join(", ", otherRole.Take(5))));
}
