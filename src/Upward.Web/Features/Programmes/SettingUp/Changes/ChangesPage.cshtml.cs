using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>What changed in a programme, why and by whom; the newest first.</summary>
[ProgrammeManagersOnly]
public sealed class ChangesPage(AppDb db, CurrentPerson person) : PageModel
{
    public sealed record Row(ProgrammeChange Change, string? By);

    private const int PageSize = 100;

    public Guid ProgrammeId { get; private set; }
    public string ProgrammeName { get; private set; } = "";
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).Where(p => p.Id == programmeId).Select(p => p.Name).SingleOrDefaultAsync(ct) is not { } name) return NotFound();
        (ProgrammeId, ProgrammeName) = (programmeId, name);
        Rows = await db.ProgrammeChanges.AsNoTracking().Where(c => c.ProgrammeId == programmeId).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(PageSize)
            .Select(c => new Row(c, db.People.Where(p => p.Id == c.ById).Select(p => p.Name).FirstOrDefault())).ToListAsync(ct);
        var ids = Rows.SelectMany(r => r.Change.What).SelectMany(w => new[] { w.From, w.To }).Where(v => v.StartsWith(Changes.PersonMark, StringComparison.Ordinal))
            .Select(v => Guid.Parse(v[Changes.PersonMark.Length..])).Distinct().ToList();
        Names = await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => Changes.PersonMark + p.Id.ToString("D"), p => p.Name, ct);
        return Page();
    }
}
