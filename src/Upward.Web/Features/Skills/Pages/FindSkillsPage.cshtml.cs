using Upward.Web.Platform;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Upward.Web.Features.Skills.Pages;

/// <summary>Options for the type-ahead of skills. The taxonomy tells nothing about anybody, so everyone signed in may search it.</summary>
[GuestsToo]
public sealed class FindSkillsPage(SkillTaxonomy taxonomy) : PageModel
{
    public IReadOnlyList<FoundSkill> Found { get; private set; } = [];

    public async Task OnGetAsync(string? q, CancellationToken ct) => Found = (await taxonomy.IndexAsync(ct)).Find(q ?? "");
}
