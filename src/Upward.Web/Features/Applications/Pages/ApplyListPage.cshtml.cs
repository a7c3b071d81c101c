using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Upward.Web.Features.Applications.Pages;

/// <summary>What I applied to, was named for, and could apply to.</summary>
public sealed class ApplyListPage(ShowProgrammesToApplyTo show) : PageModel
{
    /// <summary>Programmes whose applications this person was asked to read.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Reads { get; private set; } = [];

    public IReadOnlyList<ProgrammeToApplyTo> Programmes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => (Programmes, Reads) = (await show.ExecuteAsync(ct), await show.ReadsAsync(ct));
}
