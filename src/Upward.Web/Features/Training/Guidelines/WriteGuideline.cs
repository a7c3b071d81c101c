using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Training.Guidelines;

/// <summary>
/// Writes the draft of a guideline, and publishes it when asked to: then it is the version that everybody reads, and it stays
/// as it is for good. An empty slug begins a new guideline.
/// </summary>
[UseCase]
public sealed class WriteGuideline(AppDb db, CurrentPerson person, AuditLog audit, GuidelineShelf shelf, TimeProvider clock)
{
    public const int MostOwn = 40;

    /// <param name="seen">The draft's version when the form was filled; 0 when there was none.</param>
    public async Task<Outcome<string>> ExecuteAsync(Guid programmeId, string slug, GuidelineFacts facts, int seen, bool publish, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        var all = await shelf.OfAsync(programmeId, ct);
        if (slug.Length > 0 && all.All(g => g.Slug != slug)) return Outcome.NotFound;
        if (facts.Check(publish) is { Succeeded: false } refused) return refused;
        if (slug.Length == 0)
        {
            if (all.Count(g => !g.IsShipped) >= MostOwn) return Outcome.Refused("guidelines.refused.tooMany", ("max", MostOwn));
            slug = SlugOf(facts.Title, all);
        }

        var now = clock.GetUtcNow();
        var written = await db.GuidelineVersions.Where(v => v.ProgrammeId == programmeId && v.Slug == slug).OrderBy(v => v.Number).ToListAsync(ct);
        var draft = written.LastOrDefault(v => v.PublishedAt is null);
        if (seen != (draft?.Version ?? 0)) return Outcome.Refused("refused.changedMeanwhile");
        if (draft is null) db.GuidelineVersions.Add(draft = GuidelineVersion.Draft(db.OrganisationId, programmeId, slug, written.Select(v => v.Number).DefaultIfEmpty().Max() + 1, now));
        draft.Write(facts, person.Id, now);
        if (publish) draft.Publish(now);
        audit.Record(publish ? "training.guideline.published" : "training.guideline.drafted", "programme", programmeId, programme.Name, new { draft.Title, draft.Number });
        var saved = await db.SaveSeenAsync(ct);
        return saved.Succeeded ? slug : saved;
    }

    /// <summary>A readable address of plain letters; taken ones get a number.</summary>
    private static string SlugOf(string title, IReadOnlyList<Guideline> all)
    {
        var plain = new StringBuilder();
        foreach (var c in title.Normalize(NormalizationForm.FormD).ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(c)) plain.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && plain.Length > 0 && plain[^1] != '-') plain.Append('-');
        var slug = "own-" + plain;
        slug = slug[..Math.Min(50, slug.Length)].Trim('-');
        return all.All(g => g.Slug != slug) ? slug : Enumerable.Range(2, 1000).Select(n => $"{slug}-{n}").First(s => all.All(g => g.Slug != s));
    }
}

/// <summary>Throws the draft away: what is published stays.</summary>
[UseCase]
public sealed class DropDraft(AppDb db, CurrentPerson person, AuditLog audit)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, string slug, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        if (await db.GuidelineVersions.SingleOrDefaultAsync(v => v.ProgrammeId == programmeId && v.Slug == slug && v.PublishedAt == null, ct) is not { } draft) return Outcome.Refused("guidelines.refused.noDraft");
        db.GuidelineVersions.Remove(draft);
        audit.Record("training.guideline.draftDropped", "programme", programmeId, programme.Name, new { draft.Title });
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}

/// <summary>Takes a guideline from the readers' list, or puts it back. Its versions stay.</summary>
[UseCase]
public sealed class HideGuideline(AppDb db, CurrentPerson person, AuditLog audit, GuidelineShelf shelf, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, string slug, bool hide, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        if ((await shelf.OfAsync(programmeId, ct)).FirstOrDefault(g => g.Slug == slug) is not { } guideline) return Outcome.Refused("guidelines.refused.unknown");
        var row = await db.ProgrammeTraining.SingleOrDefaultAsync(t => t.ProgrammeId == programmeId, ct);
        if (row is null) db.ProgrammeTraining.Add(row = ProgrammeTraining.For(db.OrganisationId, programmeId));
        row.Arrange(row.Settings with { HiddenGuidelines = [.. row.Settings.HiddenGuidelines.Where(s => s != slug), .. hide ? (string[])[slug] : []] }, person.Id, clock.GetUtcNow());
        audit.Record(hide ? "training.guideline.hidden" : "training.guideline.shown", "programme", programmeId, programme.Name, new { guideline.Title });
        return await db.SaveSeenAsync(ct);
    }
}
