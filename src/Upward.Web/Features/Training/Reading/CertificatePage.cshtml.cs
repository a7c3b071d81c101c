using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;

namespace Upward.Web.Features.Training.Reading;

/// <summary>A page to print for who has finished the compulsory units of their role: what was done and when, no mark, no rank.</summary>
[GuestsToo]
public sealed class CertificatePage(AppDb db, MyTraining mine, CurrentPerson person) : PageModel
{
    public MyProgramme Mine { get; private set; } = null!;
    public string Name { get; private set; } = "";
    public string Organisation { get; private set; } = "";
    public IReadOnlyList<MyUnit> Units => [.. Mine.Units.Where(u => u.IsDone)];
    public DateTimeOffset CompletedAt => Mine.Required.Max(u => u.DoneAt!.Value);

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (await mine.OfAsync(programmeId, ct) is not { } programme) return NotFound();
        Mine = programme;
        if (!programme.IsComplete) return LocalRedirect("~/my/training");
        Name = await db.People.Where(p => p.Id == person.Id).Select(p => p.Name).SingleAsync(ct);
        Organisation = await db.Organisations.Where(o => o.Id == person.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        return Page();
    }
}
