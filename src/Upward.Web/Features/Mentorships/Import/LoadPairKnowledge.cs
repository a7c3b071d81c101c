using Microsoft.EntityFrameworkCore;
using Upward.MatchingEngine;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Matching;
using Upward.Web.Features.Matching.Compile;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Mentorships.Import;

/// <summary>Reads what the planning of a file of pairs rests on. Callers have loaded the programme through the person.</summary>
[UseCase]
public sealed class LoadPairKnowledge(AppDb db, CurrentPerson person, LoadMatchingInputs matching, TimeProvider clock)
{
    public async Task<PairKnowledge> OfAsync(Programme programme, CancellationToken ct)
    {
        var zone = ReaderZone.FirstOf(await db.Organisations.Where(o => o.Id == db.OrganisationId).Select(o => o.TimeZone).SingleAsync(ct));
        var running = await db.Mentorships.AsNoTracking().Where(m => m.ProgrammeId == programme.Id && m.EndedAt == null)
            .Select(m => new { m.MentorEnrolmentId, m.MenteeEnrolmentId, Mentor = m.Mentor.PersonId, Mentee = m.Mentee.PersonId }).ToListAsync(ct);
        var proposed = await db.Proposals.AsNoTracking().Where(p => p.Round.ProgrammeId == programme.Id).AreOpen().Select(p => new { p.MentorEnrolmentId, p.MenteeEnrolmentId }).ToListAsync(ct);
        var taken = running.Select(r => (r.MentorEnrolmentId, r.MenteeEnrolmentId)).Concat(proposed.Select(p => (p.MentorEnrolmentId, p.MenteeEnrolmentId)))
            .SelectMany(p => new[] { p.MentorEnrolmentId, p.MenteeEnrolmentId }).CountBy(id => id).ToDictionary();
        var criteria = await db.Criteria.Where(c => c.ProgrammeId == programme.Id).Select(c => c.Settings).SingleOrDefaultAsync(ct) ?? new();
        return new(await PeopleAsync(programme.Id, taken, ct), Line(await matching.ChartAsync(ct)), criteria.NeverInLineOfCommand,
            running.Select(r => (r.Mentor, r.Mentee)).ToHashSet(), await PastAsync(zone, ct), programme.MentorCapacity, programme.MenteeCapacity, zone.DayAt(clock.GetUtcNow()));
    }

    private async Task<List<KnownPerson>> PeopleAsync(Guid programmeId, Dictionary<Guid, int> taken, CancellationToken ct)
    {
        var named = (await db.Proposals.Where(p => p.Round.ProgrammeId == programmeId).Select(p => p.MentorEnrolmentId).Union(db.Proposals.Where(p => p.Round.ProgrammeId == programmeId).Select(p => p.MenteeEnrolmentId)).ToListAsync(ct)).ToHashSet();
        var enrolments = await db.Enrolments.AsNoTracking().Where(e => e.ProgrammeId == programmeId).Select(e => new { e.Id, e.PersonId, e.Role, Active = e.WithdrawnAt == null, e.Capacity }).ToDictionaryAsync(e => e.PersonId, ct);
        // Whom the manager may read, and who takes part here: nobody else is found, not even as somebody who may have been meant.
        var readable = db.People.ReadableBy(person).Select(p => p.Id);
        var people = await db.People.AsNoTracking().Where(p => readable.Contains(p.Id) || db.Enrolments.Any(e => e.ProgrammeId == programmeId && e.PersonId == p.Id)).OrderBy(p => p.SearchText).ThenBy(p => p.Id).Select(p => new { p.Id, p.Name, p.EmailKey, p.Email, p.EmployeeId, Left = p.LeftAt != null }).ToListAsync(ct);
        return [.. people.Select(p => new KnownPerson(p.Id, p.Name, p.EmailKey, p.Email, p.EmployeeId ?? "", p.Left,
            enrolments.TryGetValue(p.Id, out var e) ? new(e.Id, e.Role, e.Active, named.Contains(e.Id), e.Capacity, taken.GetValueOrDefault(e.Id)) : null))];
    }

    /// <summary>Of the whole organisation: the same history in two programmes' files is one history.</summary>
    private async Task<HashSet<(Guid, Guid, DateOnly)>> PastAsync(ReaderZone zone, CancellationToken ct)
    {
        var brought = await db.PastPairs.AsNoTracking().Select(p => new { p.MentorPersonId, p.MenteePersonId, p.StartedOn }).ToListAsync(ct);
        var ended = await db.Mentorships.AsNoTracking().Where(m => m.EndedAt != null).Select(m => new { Mentor = m.Mentor.PersonId, Mentee = m.Mentee.PersonId, m.StartedAt }).ToListAsync(ct);
        return [.. brought.Select(p => (p.MentorPersonId, p.MenteePersonId, p.StartedOn)), .. ended.Select(m => (m.Mentor, m.Mentee, zone.DayAt(m.StartedAt)))];
    }

    private static Func<Guid, Guid, bool> Line(OrgChart chart) =>
        (mentor, mentee) => !new NotInLine("line", chart, [mentee.ToString("D")], [mentor.ToString("D")]).Allows(0, 0);
}
