using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Audit;

[OrganisationAdminsOnly]
public sealed class AuditPage(ReadAudit log, Texts texts) : PageModel
{
    public sealed class Form
    {
        public string Q { get; set; } = "";
        public string Area { get; set; } = "";
        public DateOnly? FromDay { get; set; }
        public DateOnly? ToDay { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public int From { get; set; }

    public ReadAudit.Page Log { get; private set; } = null!;
    public bool IsNarrowed => Input.Q.Length > 0 || Input.Area.Length > 0 || Input.FromDay is not null || Input.ToDay is not null;
    public string? Earlier => From > 0 ? Address(Math.Max(0, From - ReadAudit.PageSize)) : null;
    public string? Later => From + ReadAudit.PageSize < Log.Total ? Address(From + ReadAudit.PageSize) : null;
    public List<SelectListItem> Areas => [new(texts["audit.area.all"], ""), .. Log.Areas.Select(a => new SelectListItem(texts["audit.area." + a], a))];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await log.ShowAsync(Filter, Math.Max(0, From), ct) is not { } page) return NotFound();
        Log = page;
        return Page();
    }

    public async Task<IActionResult> OnPostExportAsync(CancellationToken ct) =>
        await log.ExportAsync(Filter, ct) is { } file ? File(file, "text/csv; charset=utf-8", "upward-log.csv") : NotFound();

    public string Say(string action) => log.Say(action);

    private AuditFilter Filter => new(Input.Q, Input.Area, Input.FromDay, Input.ToDay);

    public string Address(int from) => QueryHelpers.AddQueryString(Url.Content("~/settings/audit"), new Dictionary<string, string?>
    {
        ["Input.Q"] = Input.Q, ["Input.Area"] = Input.Area, ["Input.FromDay"] = Input.FromDay?.ToString("O", null), ["Input.ToDay"] = Input.ToDay?.ToString("O", null), ["from"] = from > 0 ? from.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
    });
}
