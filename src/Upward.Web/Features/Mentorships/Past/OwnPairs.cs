using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Mentorships;

/// <param name="Id">Of a pair that lives or lived here.</param>
/// <param name="Role">Of the one who looks.</param>
/// <param name="EndedOn">Null: it still runs.</param>
public sealed record OwnPair(Guid? Id, string Partner, string PartnerTitle, ProgrammeRole Role, string Programme, DateOnly StartedOn, DateOnly? EndedOn, string Ending);

/// <summary>What a person would otherwise not find here: running pairs that came with a file (the others stand with their proposals), and all that have ended.</summary>
[UseCase]
public sealed class OwnPairs(AppDb db, CurrentPerson person, Platform.Text.Texts texts)
{
    public async Task<IReadOnlyList<OwnPair>> ExecuteAsync(CancellationToken ct)
    {
        var me = person.Id;
        var here = await db.Mentorships.AsNoTracking().Where(m => (m.Mentor.PersonId == me || m.Mentee.PersonId == me) && (m.EndedAt != null || m.ProposalId == null))
            .Select(m => new { m.Id, IsMentor = m.Mentor.PersonId == me, Mentor = m.Mentor.Person.Name, MentorTitle = m.Mentor.Person.Title, Mentee = m.Mentee.Person.Name, MenteeTitle = m.Mentee.Person.Title, Programme = m.Mentor.Programme.Name, m.StartedAt, m.EndedAt }).ToListAsync(ct);
        var before = await db.PastPairs.AsNoTracking().Where(p => p.MentorPersonId == me || p.MenteePersonId == me)
            .Join(db.People, p => p.MentorPersonId == me ? p.MenteePersonId : p.MentorPersonId, x => x.Id, (p, x) => new { IsMentor = p.MentorPersonId == me, x.Name, x.Title, p.CalledBefore, p.StartedOn, p.EndedOn, p.Ending }).ToListAsync(ct);
        return
        [
            .. here.Select(m => new OwnPair(m.Id, m.IsMentor ? m.Mentee : m.Mentor, m.IsMentor ? m.MenteeTitle : m.MentorTitle, RoleOf(m.IsMentor), m.Programme, texts.Zone.DayAt(m.StartedAt), m.EndedAt is { } end ? texts.Zone.DayAt(end) : null, ""))
                .Concat(before.Select(p => new OwnPair(null, p.Name, p.Title, RoleOf(p.IsMentor), p.CalledBefore, p.StartedOn, p.EndedOn, p.Ending)))
                .OrderBy(p => p.EndedOn is not null).ThenByDescending(p => p.EndedOn).ThenByDescending(p => p.StartedOn).ThenBy(p => p.Partner, StringComparer.Ordinal),
        ];
    }

    private static ProgrammeRole RoleOf(bool isMentor) => isMentor ? ProgrammeRole.Mentor : ProgrammeRole.Mentee;
}
