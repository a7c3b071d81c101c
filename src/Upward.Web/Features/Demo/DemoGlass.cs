using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.People;
using Upward.Web.Features.Safety;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Demo;

/// <summary>The demo organisation has allowed that an admin opens what a pair wrote, and it happened once, closed after some minutes.</summary>
[UseCase]
public sealed class DemoGlass(AppDb db)
{
    internal async Task AddAsync(Guid programmeId, Person admin, DemoHistory history, DateTimeOffset now, CancellationToken ct)
    {
        var setting = GlassSetting.For(admin.OrganisationId);
        setting.SwitchOn(now.AddDays(-60));
        db.Add(setting);
        history.Add(now.AddDays(-60), "organisation.glass.on", "organisation", admin.OrganisationId);
        if (await db.Mentorships.WithBoth().AsNoTracking().Where(m => m.ProgrammeId == programmeId && m.EndedAt == null).OrderBy(m => m.StartedAt).ThenBy(m => m.Id).FirstOrDefaultAsync(ct) is not { } pair) return;
        var at = pair.StartedAt + (now - pair.StartedAt) * 2 / 3;
        var opening = GlassOpening.Open(pair, admin.Id, admin.Name, "One of you told the neutral contact of a threat in a message, and asked that it be read today.", 30, at).Value!;
        opening.Close(at.AddMinutes(12));
        db.Add(opening);
        foreach (var (minutes, action) in new[] { (0, "mentorship.glass.opened"), (3, "mentorship.glass.read"), (12, "mentorship.glass.closed") })
            history.Add(at.AddMinutes(minutes), action, "mentorship", pair.Id, OpenGlass.NamesOf(pair), minutes == 3 ? new { opening = opening.Id, page = nameof(GlassPart.Messages), from = 0 } : new { opening = opening.Id });
        await db.SaveChangesAsync(ct);
    }
}
