using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Safety;

/// <summary>Whether it can happen at all, and what has happened: for the admins of the organisation.</summary>
[UseCase]
public sealed class ArrangeGlass(AppDb db, CurrentPerson person, AuditLog audit, TimeProvider clock)
{
    public const int PageSize = 50;

    public sealed record Row(GlassOpening Opening, string Mentee, string Mentor);
    public sealed record Shown(GlassSetting Setting, IReadOnlyList<Row> Rows, int Total, DateTimeOffset Now);

    public async Task<Shown?> ReadAsync(int from, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin) return null;
        var rows = await db.GlassOpenings.AsNoTracking().OrderByDescending(o => o.OpenedAt).ThenBy(o => o.Id).Skip(from).Take(PageSize)
            .Join(db.Mentorships, o => o.MentorshipId, m => m.Id, (o, m) => new Row(o, m.Mentee.Person.Name, m.Mentor.Person.Name)).ToListAsync(ct);
        return new(await SettingAsync(ct), [.. rows.OrderByDescending(r => r.Opening.OpenedAt).ThenBy(r => r.Opening.Id)], await db.GlassOpenings.CountAsync(ct), clock.GetUtcNow());
    }

    /// <param name="sure">That the people concerned were told, outside Upward too.</param>
    public async Task<Outcome> SwitchOnAsync(bool sure, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin) return Outcome.NotFound;
        if (!sure) return Outcome.RefusedAt("Sure", "glass.refused.sure");
        var setting = await db.GlassSettings.SingleOrDefaultAsync(ct);
        if (setting?.SwitchedOnAt is not null) return Outcome.Done;
        if (setting is null) db.GlassSettings.Add(setting = GlassSetting.For(db.OrganisationId));
        setting.SwitchOn(clock.GetUtcNow());
        audit.Record("organisation.glass.on", "organisation", db.OrganisationId, details: new { from = setting.From });
        return await db.SaveSeenAsync(ct);
    }

    /// <summary>At once, and whatever stands open is closed.</summary>
    public async Task<Outcome> SwitchOffAsync(CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin) return Outcome.NotFound;
        if (await db.GlassSettings.SingleOrDefaultAsync(ct) is not { SwitchedOnAt: not null } setting) return Outcome.Done;
        var now = clock.GetUtcNow();
        setting.SwitchOff();
        foreach (var opening in await db.GlassOpenings.AreOpen(now).ToListAsync(ct)) opening.Close(now);
        audit.Record("organisation.glass.off", "organisation", db.OrganisationId);
        return await db.SaveSeenAsync(ct);
    }

    private async Task<GlassSetting> SettingAsync(CancellationToken ct) => await db.GlassSettings.AsNoTracking().SingleOrDefaultAsync(ct) ?? GlassSetting.For(db.OrganisationId);
}

/// <summary>Until when somebody beside the two reads what they write, for the chips that say who sees it: asked once for a page.</summary>
[UseCase]
public sealed class WhoElseReads(AppDb db, TimeProvider clock)
{
    private readonly Dictionary<Guid, DateTimeOffset?> _asked = [];

    /// <returns>Null: the two alone.</returns>
    public async Task<DateTimeOffset?> UntilAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (_asked.TryGetValue(mentorshipId, out var known)) return known;
        return _asked[mentorshipId] = await db.GlassOpenings.AreOpen(clock.GetUtcNow()).Where(o => o.MentorshipId == mentorshipId).MaxAsync(o => (DateTimeOffset?)o.Until, ct);
    }
}

/// <summary>The same for one of a pair: whether somebody could look, and who has.</summary>
[UseCase]
public sealed class ReadGlass(AppDb db, TimeProvider clock)
{
    public sealed record Shown(DateTimeOffset? From, IReadOnlyList<GlassOpening> Openings, DateTimeOffset Now);

    public async Task<Shown> OfAsync(OwnSpace pair, CancellationToken ct) => new(
        (await db.GlassSettings.AsNoTracking().SingleOrDefaultAsync(ct))?.From,
        await db.GlassOpenings.AsNoTracking().Where(o => o.MentorshipId == pair.Id).OrderByDescending(o => o.OpenedAt).Take(20).ToListAsync(ct), clock.GetUtcNow());
}
