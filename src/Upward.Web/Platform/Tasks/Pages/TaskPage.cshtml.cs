using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;

namespace Upward.Web.Platform.Tasks.Pages;

/// <summary>Cancels a task; its progress is shown by the page of the thing it works on, through the _Progress partial.</summary>
public sealed class TaskPage(AppDb db, CurrentPerson person, LongTasks tasks) : PageModel
{
    public LongTask Task { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid taskId, CancellationToken ct)
    {
        if (await db.LongTasks.AsNoTracking().VisibleTo(person).SingleOrDefaultAsync(t => t.Id == taskId, ct) is not { } task) return NotFound();
        Task = task;
        return Page();
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid taskId, string? returnUrl, CancellationToken ct)
    {
        var outcome = await tasks.CancelAsync(taskId, ct);
        if (outcome.IsNotFound) return NotFound();
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl! : $"~/tasks/{taskId}");
    }
}
