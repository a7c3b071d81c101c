using Microsoft.AspNetCore.Mvc;

namespace Upward.Web.Features.Circles;

/// <summary>The next open tables, where somebody begins; nothing where there are none.</summary>
public sealed class OpenTables(ReadGroupSessions read) : ViewComponent
{
    private const int Most = 3;

    public async Task<IViewComponentResult> InvokeAsync()
    {
        var tables = await read.TablesAsync(HttpContext.RequestAborted, Most);
        return tables.Count == 0 ? Content("") : View("/Features/Circles/Pages/_OpenTables.cshtml", tables);
    }
}
