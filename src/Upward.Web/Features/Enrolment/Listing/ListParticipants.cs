using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Enrolment;

public sealed record ParticipantList(IReadOnlyList<ParticipantLine> Matching, int Mentors, int Mentees, IReadOnlyDictionary<ParticipantState, int> ByState, IReadOnlyList<string> Departments)
{
    public IEnumerable<ParticipantLine> Page(int number) => Matching.Skip((number - 1) * ParticipantFilter.PageSize).Take(ParticipantFilter.PageSize);
}

/// <summary>
/// All participants of a programme in one narrow query, filtered here: a programme has hundreds, seldom thousands, and the
/// two databases search without case and accents differently.
/// </summary>
[UseCase]
public sealed class ListParticipants(AppDb db, CurrentPerson person)
{
    public async Task<ParticipantList> ExecuteAsync(Guid programmeId, ParticipantFilter filter, CancellationToken ct)
    {
        var all = await LinesAsync(programmeId, ct);
        var ofRole = all.Where(l => filter.Role is null || l.Role == filter.Role).ToList();
        return new(
            [.. filter.Sorted(ofRole.Where(filter.Admits))],
            all.Count(l => l.Role == ProgrammeRole.Mentor && !l.IsWithdrawn), all.Count(l => l.Role == ProgrammeRole.Mentee && !l.IsWithdrawn),
            Enum.GetValues<ParticipantState>().ToDictionary(s => s, s => ofRole.Count(l => ParticipantFilter.IsIn(l, s))),
            [.. all.Select(l => l.Department).Where(d => d.Length > 0).Distinct().Order(StringComparer.CurrentCultureIgnoreCase)]);
    }

    private async Task<List<ParticipantLine>> LinesAsync(Guid programmeId, CancellationToken ct)
    {
        var pairs = await db.Mentorships.AsNoTracking().Where(m => m.ProgrammeId == programmeId && m.EndedAt == null)
            .Select(m => new { m.MentorEnrolmentId, m.MenteeEnrolmentId }).ToListAsync(ct);
        var running = pairs.SelectMany(p => new[] { p.MentorEnrolmentId, p.MenteeEnrolmentId }).CountBy(id => id).ToDictionary();
        var rows = await db.Enrolments.AsNoTracking().ManageableBy(person).Where(e => e.ProgrammeId == programmeId)
            .Select(e => new
            {
                e.Id, e.PersonId, e.Person.Name, e.Person.Email, e.Person.Department, e.Person.Site, e.Role, e.Capacity, Withdrawn = e.WithdrawnAt != null, e.After,
                Ready = e.Availability != "" && e.Skills.Any(s => s.Direction == (e.Role == ProgrammeRole.Mentor ? SkillDirection.Offered : SkillDirection.Wanted)),
            }).ToListAsync(ct);
        return [.. rows.Select(r => new ParticipantLine(r.Id, r.PersonId, r.Name, r.Email, r.Department, r.Site, r.Role, r.Capacity, r.Ready, running.GetValueOrDefault(r.Id), r.Withdrawn, r.After))];
    }
}
