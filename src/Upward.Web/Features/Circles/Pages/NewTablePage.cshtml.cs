using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Circles.Pages;

/// <summary>An open table: a manager names topic, time, place, seats and who hosts; whoever takes part in the programme may come.</summary>
[ProgrammeManagersOnly]
public sealed class NewTablePage(AppDb db, PlanGroupSession plan, VideoRooms rooms, CurrentPerson person, TimeProvider clock, Texts texts) : PageModel
{
    private const int UsualSeats = 8;

    [BindProperty] public GroupForm Form { get; set; } = new();

    public Programme Programme { get; private set; } = null!;
    public bool HasRooms => rooms.Exist;
    public string ZoneName => ReaderZone.NameOf(person.Zone.At(clock.GetUtcNow()));

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await LoadAsync(programmeId, ct)) return NotFound();
        Form = GroupForm.For(Programme, UsualSeats);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid programmeId, CancellationToken ct)
    {
        var planned = await plan.TableAsync(programmeId, Form.Host ?? "", Form.ToDraft(), ct);
        if (planned.IsNotFound || !await LoadAsync(programmeId, ct)) return NotFound();
        if (!planned.Succeeded) return this.Refuse(planned.Result, texts, "Form.");
        this.Note(texts["circles.table.planned"]);
        return LocalRedirect($"~/group-sessions/{planned.Value}");
    }

    private async Task<bool> LoadAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return false;
        Programme = programme;
        return true;
    }
}
