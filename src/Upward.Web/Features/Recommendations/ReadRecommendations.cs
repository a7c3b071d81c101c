using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Recommendations;

/// <summary>What was written about one person, for whoever reads their profile: the managers of their programme, or a partner.</summary>
[UseCase]
public sealed class ReadRecommendations(AppDb db, CurrentPerson person)
{
    public sealed record Row(Guid Id, string From, string Title, bool IsLineManager, string Text, IReadOnlyList<string> Skills, DateTimeOffset WrittenAt);

    /// <summary>For an appointed manager of a programme in which the person takes part.</summary>
    public async Task<IReadOnlyList<Row>> ForManagerAsync(Guid enrolmentId, CancellationToken ct) =>
        await db.Enrolments.WithProfileOpenTo(person).Where(e => e.Id == enrolmentId).Select(e => (Guid?)e.PersonId).SingleOrDefaultAsync(ct) is { } about ? await RowsAsync(about, partner: false, ct) : [];

    /// <summary>For somebody in a running pair with the person: only what may be read by partners.</summary>
    public async Task<IReadOnlyList<Row>> ForPartnerAsync(Guid personId, CancellationToken ct) =>
        await db.Mentorships.RunningBetween(person.Id, personId).AnyAsync(ct)
            ? await RowsAsync(personId, partner: true, ct) : [];

    private async Task<IReadOnlyList<Row>> RowsAsync(Guid about, bool partner, CancellationToken ct)
    {
        var found = await db.Recommendations.AsNoTracking().Include(r => r.From).Include(r => r.About)
            .Where(r => r.AboutId == about && r.WrittenAt != null && r.HiddenAt == null && r.TakenBackAt == null && (!partner || r.Readers == RecommendationReaders.ManagersAndPartners))
            .OrderByDescending(r => r.WrittenAt).ToListAsync(ct);
        var names = await db.SkillNamesAsync(found, ct);
        return [.. found.Select(r => new Row(r.Id, r.From.Name, r.From.Title, r.About.ManagerId == r.FromId, r.Text, r.SkillNames(names), r.WrittenAt!.Value))];
    }
}

internal static class EndorsedSkills
{
    public static async Task<Dictionary<Guid, string>> SkillNamesAsync(this AppDb db, IEnumerable<Recommendation> all, CancellationToken ct)
    {
        var ids = all.SelectMany(r => r.Endorsed).Distinct().ToList();
        return await db.Skills.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, ct);
    }

    /// <summary>Skills that the taxonomy still knows.</summary>
    public static IReadOnlyList<string> SkillNames(this Recommendation one, IReadOnlyDictionary<Guid, string> names) =>
        [.. one.Endorsed.Where(names.ContainsKey).Select(id => names[id]).Order(StringComparer.CurrentCulture)];
}
