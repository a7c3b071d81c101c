using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;

namespace Upward.Web.Features.Endings;

/// <summary>Thanks that both the giver and the receiver let the programme read: for its participants and those who run it.</summary>
[GuestsToo]
public sealed class ThanksPage(AppDb db, CurrentPerson person) : PageModel
{
    public sealed record Row(string From, string To, string Text);

    public Guid ProgrammeId { get; private set; }
    public string Programme { get; private set; } = "";
    public bool MayManage { get; private set; }
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        MayManage = await db.Programmes.ManageableBy(person).AnyAsync(p => p.Id == programmeId, ct);
        if (!MayManage && !await db.Enrolments.OwnedBy(person).AnyAsync(e => e.ProgrammeId == programmeId, ct)) return NotFound();
        (ProgrammeId, Programme) = (programmeId, await db.Programmes.Where(p => p.Id == programmeId).Select(p => p.Name).SingleAsync(ct));
        var found = await db.Farewells.AsNoTracking().Where(f => f.Thanks != "" && f.OfferedToAllAt != null && f.AgreedToAllAt != null)
            .Join(db.Mentorships.Where(m => m.ProgrammeId == programmeId), f => f.MentorshipId, m => m.Id, (f, m) => new { f.AgreedToAllAt, f.Thanks, FromMentor = f.PersonId == m.Mentor.PersonId, Mentor = m.Mentor.Person.Name, Mentee = m.Mentee.Person.Name }).ToListAsync(ct);
        Rows = [.. found.OrderByDescending(r => r.AgreedToAllAt).Take(100).Select(r => r.FromMentor ? new Row(r.Mentor, r.Mentee, r.Thanks) : new Row(r.Mentee, r.Mentor, r.Thanks))];
        return Page();
    }
}
