using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;

namespace Upward.Web.Features.Training.Buddies;

/// <summary>Who is whose buddy, and who offered it, for those who run the programme.</summary>
[ProgrammeManagersOnly]
public sealed class BuddiesPage(AppDb db, CurrentPerson person) : PageModel
{
    public sealed record Row(string NewMentor, string Buddy, DateTimeOffset Since);
    public sealed record Offer(string Name, string Department, int Has);

    public Programme Programme { get; private set; } = null!;
    public List<Row> Pairs { get; private set; } = [];
    public List<Offer> Offers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return NotFound();
        Programme = programme;
        Pairs = await db.BuddyPairs.AsNoTracking().Where(b => b.ProgrammeId == programmeId).Join(db.People, b => b.NewMentorId, p => p.Id, (b, p) => new { Pair = b, p.SearchText, p.Name })
            .Join(db.People, x => x.Pair.BuddyId, p => p.Id, (x, p) => new { x.Pair.Since, x.SearchText, x.Name, Buddy = p.Name }).OrderBy(x => x.SearchText).Take(500).Select(x => new Row(x.Name, x.Buddy, x.Since)).ToListAsync(ct);
        Offers = await db.BuddyOffers.AsNoTracking().Where(o => o.ProgrammeId == programmeId).Join(db.People, o => o.PersonId, p => p.Id, (o, p) => p).OrderBy(p => p.SearchText).Take(500)
            .Select(p => new Offer(p.Name, p.Department, db.BuddyPairs.Count(b => b.ProgrammeId == programmeId && b.BuddyId == p.Id))).ToListAsync(ct);
        return Page();
    }
}
