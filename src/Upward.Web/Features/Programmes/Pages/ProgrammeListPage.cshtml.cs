using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;

namespace Upward.Web.Features.Programmes.Pages;

[ManagersOnly]
public sealed class ProgrammeListPage(AppDb db, CurrentPerson person) : PageModel
{
    public sealed record Row(Guid Id, string Name, ProgrammeKind Kind, DateOnly StartsOn, DateOnly EndsOn, int Mentors, int Mentees, int Pairs);

    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public bool MayCreate => person.IsOrganisationAdmin;

    public async Task OnGetAsync(CancellationToken ct) => Rows = await db.Programmes.AsNoTracking().ManageableBy(person)
        .OrderByDescending(p => p.StartsOn).ThenBy(p => p.Name)
        .Select(p => new Row(p.Id, p.Name, p.Kind, p.StartsOn, p.EndsOn,
            db.Enrolments.Count(e => e.ProgrammeId == p.Id && e.WithdrawnAt == null && e.Role == ProgrammeRole.Mentor),
            db.Enrolments.Count(e => e.ProgrammeId == p.Id && e.WithdrawnAt == null && e.Role == ProgrammeRole.Mentee),
            db.Mentorships.Count(m => m.ProgrammeId == p.Id && m.EndedAt == null))).ToListAsync(ct);
}
