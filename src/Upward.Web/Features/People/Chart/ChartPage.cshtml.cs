using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;

namespace Upward.Web.Features.People.Pages;

/// <summary>The org chart, from the top or from one person. Each level is a list; the next one is fetched when it is opened, or shown by its link.</summary>
[ManagersOnly]
public sealed class ChartPage(ShowChart chart) : PageModel
{
    public ChartView View { get; private set; } = null!;
    public string Q { get; private set; } = "";
    public ChartLevel? Found { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? personId, string? q, CancellationToken ct)
    {
        Q = q?.Trim() ?? "";
        if (Q.Length > 1) Found = await chart.FindAsync(Q, ct);
        if ((personId is { } id ? await chart.FromAsync(id, ct) : await chart.FromTheTopAsync(ct)) is not { } view) return NotFound();
        View = view;
        return Page();
    }

    /// <summary>One level for a disclosure that was opened.</summary>
    public async Task<IActionResult> OnGetBelowAsync(Guid? personId, CancellationToken ct) =>
        personId is { } id && await chart.FromAsync(id, ct) is { } view ? Partial("_ChartLevel", view.Level) : NotFound();
}
