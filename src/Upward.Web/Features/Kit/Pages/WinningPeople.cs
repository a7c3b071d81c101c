using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Change;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Kit.Pages;

/// <summary>On the programme's home: where telling people about it stands, and where the change stands.</summary>
public sealed class WinningPeople(AppDb db, CurrentPerson person, Texts texts, TimeProvider clock) : ViewComponent
{
    public sealed record Standing(Guid ProgrammeId, PageVisibility Visibility, int Sent, Formality? Suggests, bool MayAsk, bool WaveOpen, int Tasks);

    public async Task<IViewComponentResult> InvokeAsync(Guid programmeId)
    {
        var today = texts.Zone.DayAt(clock.GetUtcNow());
        return View("/Features/Kit/Pages/_WinningPeople.cshtml", new Standing(programmeId,
            await db.KitPages.Where(p => p.ProgrammeId == programmeId).Select(p => p.Visibility).FirstOrDefaultAsync(),
            await db.LetterSendings.CountAsync(s => s.ProgrammeId == programmeId),
            await db.ReadinessChecks.Where(c => c.ProgrammeId == programmeId).OrderByDescending(c => c.AnsweredAt).Select(c => (Formality?)c.Suggests).FirstOrDefaultAsync(),
            person.ManagedProgrammeIds.Contains(programmeId),
            await db.AdkarWaves.AnyAsync(w => w.ProgrammeId == programmeId && w.ClosedAt == null && w.LastDay >= today),
            await db.ChangeTasks.CountAsync(t => t.ProgrammeId == programmeId && t.DoneAt == null)));
    }
}
