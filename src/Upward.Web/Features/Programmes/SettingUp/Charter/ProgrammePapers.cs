using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>What to read before one says yes or writes about oneself: the charter and the privacy notice, as far as there are any. The page it stands on knows that this person takes part or may apply.</summary>
public sealed class ProgrammePapers(AppDb db) : ViewComponent
{
    public sealed record Papers(Guid ProgrammeId, bool HasCharter, bool HasNotice);

    public async Task<IViewComponentResult> InvokeAsync(Guid programmeId) => View("/Features/Programmes/SettingUp/Charter/_Papers.cshtml", new Papers(programmeId,
        await db.Charters.AnyAsync(c => c.ProgrammeId == programmeId), await db.PrivacyNotices.AnyAsync(n => n.ProgrammeId == programmeId && n.PublishedAt != null)));
}
