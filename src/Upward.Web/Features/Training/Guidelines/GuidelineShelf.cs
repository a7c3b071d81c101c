using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Training.Content;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Training.Guidelines;

/// <param name="Number">0: as it ships. Otherwise the published version of this programme.</param>
/// <param name="PublishedAt">Null for what ships.</param>
public sealed record Guideline(string Slug, string Title, string Summary, string Body, int Number, string Note, DateTimeOffset? PublishedAt, bool IsShipped, bool IsHidden, bool HasDraft)
{
    /// <summary>A new one of the programme's own that was never published: nobody but the managers sees it.</summary>
    public bool IsPublished => IsShipped || Number > 0;
}

/// <summary>The guidelines of a programme as they stand: what ships, with the programme's published versions in their place, and its own.</summary>
[UseCase]
public sealed class GuidelineShelf(AppDb db, CurrentPerson person)
{
    /// <summary>What participants and managers read; null for others.</summary>
    public async Task<(Programme Programme, IReadOnlyList<Guideline> Guidelines)?> ForReadersAsync(Guid programmeId, CancellationToken ct)
    {
        var programme = await db.Programmes.AsNoTracking().SingleOrDefaultAsync(p => p.Id == programmeId, ct);
        if (programme is null || !person.Manages(programmeId) && !await db.Enrolments.OwnedBy(person).AnyAsync(e => e.ProgrammeId == programmeId, ct)) return null;
        IReadOnlyList<Guideline> shown = [.. (await OfAsync(programmeId, ct)).Where(g => g is { IsPublished: true, IsHidden: false })];
        return (programme, shown);
    }

    /// <summary>Callers have loaded the programme through the person.</summary>
    public async Task<IReadOnlyList<Guideline>> OfAsync(Guid programmeId, CancellationToken ct)
    {
        var hidden = (await db.ProgrammeTraining.AsNoTracking().SingleOrDefaultAsync(t => t.ProgrammeId == programmeId, ct))?.Settings.HiddenGuidelines ?? [];
        var versions = (await db.GuidelineVersions.AsNoTracking().Where(v => v.ProgrammeId == programmeId).OrderBy(v => v.Number).ToListAsync(ct)).GroupBy(v => v.Slug).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var all = ShippedTraining.Guidelines.Select(s => Of(s.Slug, s, versions.GetValueOrDefault(s.Slug) ?? [])).ToList();
        var own = versions.Where(v => all.All(g => g.Slug != v.Key)).OrderBy(v => v.Value[0].Id).Select(v => Of(v.Key, null, v.Value)).ToList();
        return [.. all, .. own];

        Guideline Of(string slug, ShippedGuideline? shipped, List<GuidelineVersion> written)
        {
            var draft = written.LastOrDefault(v => v.PublishedAt is null);
            var (isShipped, isHidden) = (shipped is not null, hidden.Contains(slug));
            if (written.LastOrDefault(v => v.PublishedAt is not null) is { } now) return new(slug, now.Title, now.Summary, now.Body, now.Number, now.Note, now.PublishedAt, isShipped, isHidden, draft is not null);
            return shipped is not null
                ? new(slug, shipped.Title, shipped.Summary, shipped.Body, 0, "", null, true, isHidden, draft is not null)
                : new(slug, draft!.Title, draft.Summary, draft.Body, 0, "", null, false, isHidden, true);
        }
    }
}
