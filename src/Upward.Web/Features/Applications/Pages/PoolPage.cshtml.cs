using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Applications.Pages;

/// <summary>People of earlier rounds who want to be asked again.</summary>
public sealed class PoolPage(AppDb db, ShowPool show, AskFromPool ask, Texts texts) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public IReadOnlyList<PoolLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (await show.ExecuteAsync(programmeId, ct) is not { } lines || await db.Programmes.AsNoTracking().SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return NotFound();
        (Programme, Lines) = (programme, lines);
        return Page();
    }

    public async Task<IActionResult> OnPostAskAsync(Guid programmeId, Guid applicationId, CancellationToken ct)
    {
        var outcome = await ask.ExecuteAsync(programmeId, applicationId, ct);
        if (outcome.IsNotFound) return NotFound();
        this.Note(outcome.Succeeded ? texts["pool.asked.note"] : texts.Say(outcome.Refusals[0].Message));
        return LocalRedirect($"~/programmes/{programmeId}/applications/pool");
    }
}
