using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Enrolment;

/// <param name="Because">Text key participants.leftOut.BECAUSE.</param>
public sealed record LeftOutPerson(Guid Id, string Name, string Because)
{
    public const string AlreadyIn = "alreadyIn", OtherRole = "otherRole", NotHere = "notHere";
}

/// <summary>What came of adding people: somebody has one role in a programme, so those of the other role are left out, by name.</summary>
public sealed record AddedParticipants(int Added, int Returned, IReadOnlyList<LeftOutPerson> LeftOut)
{
    public IReadOnlyList<string> InOtherRole => [.. LeftOut.Where(l => l.Because == LeftOutPerson.OtherRole).Select(l => l.Name)];
}

/// <summary>Brings people of the directory into a programme, in one role. Who had withdrawn from that role comes back.</summary>
[UseCase]
public sealed class AddParticipants(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    private sealed record Sorted(IReadOnlyList<Guid> Coming, IReadOnlyList<ParticipantEnrolment> Returning, IReadOnlyList<LeftOutPerson> LeftOut);

    public async Task<Outcome<AddedParticipants>> ExecuteAsync(Guid programmeId, ProgrammeRole role, DirectorySelection selection, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        var sorted = await SortAsync(programmeId, role, selection, ct);
        if (sorted.Coming.Count + sorted.Returning.Count == 0) return Refuse(sorted.LeftOut, role);

        var (now, capacity) = (clock.GetUtcNow(), role == ProgrammeRole.Mentor ? programme.MentorCapacity : programme.MenteeCapacity);
        foreach (var one in sorted.Coming) db.Enrolments.Add(ParticipantEnrolment.Add(db.OrganisationId, programmeId, one, role, capacity, person.Id, now));
        foreach (var known in sorted.Returning) known.ReturnAs(role);
        audit.Record("participants.added", "programme", programmeId, programme.Name, new { role = role.ToString(), added = sorted.Coming.Count, returned = sorted.Returning.Count });
        await db.SaveChangesAsync(ct);
        return new AddedParticipants(sorted.Coming.Count, sorted.Returning.Count, sorted.LeftOut);
    }

    /// <summary>Who would be left out, and why; null for a programme that the person does not run. Stores nothing.</summary>
    public async Task<IReadOnlyList<LeftOutPerson>?> WhoStaysOutAsync(Guid programmeId, ProgrammeRole role, DirectorySelection selection, CancellationToken ct) =>
        await db.Programmes.ManageableBy(person).AnyAsync(p => p.Id == programmeId, ct) ? (await SortAsync(programmeId, role, selection, ct)).LeftOut : null;

    private async Task<Sorted> SortAsync(Guid programmeId, ProgrammeRole role, DirectorySelection selection, CancellationToken ct)
    {
        var chosen = await selection.From(db.People.ReadableBy(person)).OrderBy(p => p.SearchText).ThenBy(p => p.Id).Select(p => new { p.Id, p.Name, Left = p.LeftAt != null }).ToListAsync(ct);
        var before = await db.Enrolments.Where(e => e.ProgrammeId == programmeId).ToDictionaryAsync(e => e.PersonId, ct);
        var switchable = await SwitchableAsync(programmeId, ct);
        var (coming, returning, leftOut) = (new List<Guid>(), new List<ParticipantEnrolment>(), new List<LeftOutPerson>());
        foreach (var one in chosen)
        {
            var known = before.GetValueOrDefault(one.Id);
            if (one.Left) leftOut.Add(new(one.Id, one.Name, LeftOutPerson.NotHere));
            else if (known is null) coming.Add(one.Id);
            else if (known.IsActive && known.Role == role) leftOut.Add(new(one.Id, one.Name, LeftOutPerson.AlreadyIn));
            else if (known.IsActive || (known.Role != role && !switchable.Contains(known.Id))) leftOut.Add(new(one.Id, one.Name, LeftOutPerson.OtherRole));
            else returning.Add(known);
        }
        return new(coming, returning, leftOut);
    }

    /// <summary>A role may change on return only while no round has named the person: a kept round must stay readable.</summary>
    private async Task<HashSet<Guid>> SwitchableAsync(Guid programmeId, CancellationToken ct) =>
        [.. await db.Enrolments.Where(e => e.ProgrammeId == programmeId && e.WithdrawnAt != null
            && !db.Proposals.Any(p => p.MentorEnrolmentId == e.Id || p.MenteeEnrolmentId == e.Id)).Select(e => e.Id).ToListAsync(ct)];

    private static Outcome Refuse(IReadOnlyList<LeftOutPerson> leftOut, ProgrammeRole role)
    {
        var other = leftOut.Where(l => l.Because == LeftOutPerson.OtherRole).Select(l => l.Name).ToList();
        var alreadyIn = leftOut.Count(l => l.Because == LeftOutPerson.AlreadyIn);
        if (other.Count > 0) return Outcome.RefusedAt("People", "participants.refused.otherRole", ("n", other.Count), ("role", role.ToString()), ("names", string.Join(", ", other.Take(5))));
        if (alreadyIn > 0) return Outcome.RefusedAt("People", "participants.refused.alreadyIn", ("n", alreadyIn));
        return Outcome.RefusedAt("People", leftOut.Count > 0 ? "participants.refused.notHere" : "participants.refused.nobody");
    }
}
