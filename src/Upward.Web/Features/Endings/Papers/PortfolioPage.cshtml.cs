using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;

namespace Upward.Web.Features.Endings;

/// <summary>What somebody takes along from their pairs, to read and to download.</summary>
[GuestsToo]
public sealed class PortfolioPage(ReadPortfolio read) : PageModel
{
    public IReadOnlyList<ReadPortfolio.Entry> Entries { get; private set; } = [];

    public string Line(ReadPortfolio.Entry entry) => read.Line(entry);

    public async Task OnGetAsync(CancellationToken ct) => Entries = await read.ExecuteAsync(ct);

    public async Task<IActionResult> OnGetFileAsync(bool json, CancellationToken ct) =>
        File(await read.FileAsync(json, ct), json ? "application/json" : "text/markdown; charset=utf-8", json ? "portfolio.json" : "portfolio.md");
}
