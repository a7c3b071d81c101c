using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Upward.Web.Features.Applications.Pages;

/// <summary>What I applied to, was named for, and could apply to.</summary>
public sealed class ApplyListPage(ShowProgrammesToApplyTo show) : PageModel
{
    public IReadOnlyList<ProgrammeToApplyTo> Programmes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Programmes = await show.ExecuteAsync(ct);
}
