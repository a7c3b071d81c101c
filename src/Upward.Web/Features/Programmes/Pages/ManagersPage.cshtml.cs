using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Features.Units;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.Pages;

[OrganisationAdminsOnly]
public sealed class ManagersPage(AppDb db, AppointManager appoint, DismissManager dismiss, ArrangeUnits units, Texts texts) : PageModel
{
    public sealed record Row(Guid PersonId, string Name, string Email);

    [BindProperty(SupportsGet = true)]
    public string Q { get; set; } = "";
    public Guid ProgrammeId { get; private set; }
    public string Name { get; private set; } = "";
    public IReadOnlyList<Row> Managers { get; private set; } = [];
    public IReadOnlyList<Row> Found { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];
    [BindProperty]
    public Guid? UnitId { get; set; }

    public Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct) => ShowAsync(programmeId, ct);

    public async Task<IActionResult> OnPostAppointAsync(Guid programmeId, Guid personId, CancellationToken ct) =>
        await AnswerAsync(await appoint.ExecuteAsync(programmeId, personId, ct), programmeId, ct);

    public async Task<IActionResult> OnPostDismissAsync(Guid programmeId, Guid personId, CancellationToken ct) =>
        await AnswerAsync(await dismiss.ExecuteAsync(programmeId, personId, ct), programmeId, ct);

    public async Task<IActionResult> OnPostPlaceAsync(Guid programmeId, CancellationToken ct) => await AnswerAsync(await units.PlaceAsync(programmeId, UnitId, ct), programmeId, ct);

    private async Task<IActionResult> AnswerAsync(Outcome outcome, Guid programmeId, CancellationToken ct)
    {
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded) return LocalRedirect($"~/programmes/{programmeId}/managers");
        ModelState.Add(outcome, texts);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(programmeId, ct);
    }

    private async Task<IActionResult> ShowAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.Where(p => p.Id == programmeId).Select(p => p.Name).SingleOrDefaultAsync(ct) is not { } name) return NotFound();
        (ProgrammeId, Name, Q) = (programmeId, name, (Q ?? "").Trim());
        Managers = await (from m in db.ProgrammeManagers join p in db.People on m.PersonId equals p.Id where m.ProgrammeId == programmeId orderby p.Name
            select new Row(p.Id, p.Name, p.Email)).ToListAsync(ct);
        Units = await db.Units.AsNoTracking().OrderBy(u => u.Name).Select(u => new SelectListItem(u.Name, u.Id.ToString())).ToListAsync(ct);
        if (Units.Count > 0) Units = [new(texts["units.programme.whole"], ""), .. Units];
        UnitId = await db.Programmes.Where(p => p.Id == programmeId).Select(p => p.UnitId).SingleAsync(ct);
        if (Q.Length > 0)
            Found = await new DirectoryFilter { Q = Q }.Apply(db.People.Insiders().Where(p => p.LeftAt == null && !db.ProgrammeManagers.Any(m => m.ProgrammeId == programmeId && m.PersonId == p.Id)))
                .OrderBy(p => p.Name).Take(10).Select(p => new Row(p.Id, p.Name, p.Email)).ToListAsync(ct);
        return Page();
    }
}
