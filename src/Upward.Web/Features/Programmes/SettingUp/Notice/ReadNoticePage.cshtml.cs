using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>The published notice, for everybody of the organisation: it is read before anybody takes part. A draft does not exist here.</summary>
[GuestsToo]
public sealed class ReadNoticePage(AppDb db, CurrentPerson person) : PageModel
{
    public string ProgrammeName { get; private set; } = "";
    public PrivacyNotice Notice { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (!person.IsSignedIn) return NotFound();
        var name = await db.Programmes.Where(p => p.Id == programmeId && p.TemplateSince == null).Select(p => p.Name).SingleOrDefaultAsync(ct);
        var notice = await db.PrivacyNotices.AsNoTracking().Where(n => n.ProgrammeId == programmeId && n.PublishedAt != null).OrderByDescending(n => n.Number).FirstOrDefaultAsync(ct);
        if (name is null || notice is null) return NotFound();
        (ProgrammeName, Notice) = (name, notice);
        return Page();
    }
}
