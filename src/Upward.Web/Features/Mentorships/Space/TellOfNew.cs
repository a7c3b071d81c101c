using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Security;

namespace Upward.Web.Features.Mentorships;

/// <summary>
/// Tells the partner that something new stands in the space of the two, without a word of it: in the same save, and once a day
/// at most for each kind, by the partner's own clock. Five topics put down in one evening are one mail.
/// </summary>
[UseCase]
public sealed class TellOfNew(AppDb db, MailComposer mail, PublicAddress address, TimeProvider clock)
{
    public async Task AddAsync(OwnSpace pair, string kind, string path, CancellationToken ct)
    {
        if (await db.ReachableAsync(pair.Partner.PersonId, ct) is not { } to) return;
        var key = $"{kind}:{pair.Id:N}:{pair.Partner.PersonId:N}:{to.Zone.DayAt(clock.GetUtcNow()):yyyyMMdd}";
        if (await db.Outbox.AnyAsync(m => m.UniqueKey == key, ct)) return;
        mail.Add(to, kind, key, address.LinkTo(path), secret: false, ("partner", pair.Me.CallName), ("programme", pair.Programme.Name));
    }
}
