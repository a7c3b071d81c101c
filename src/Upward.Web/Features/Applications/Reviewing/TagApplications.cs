using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Applications;

/// <summary>Words that help the managers to find applications again. They stay inside: applicants and the matching know nothing of them.</summary>
[UseCase]
public sealed class TagApplications(AppDb db, CurrentPerson person)
{
    public async Task<Outcome<int>> AddAsync(Guid programmeId, IReadOnlyList<Guid> ids, string word, CancellationToken ct)
    {
        if (!person.ManagedProgrammeIds.Contains(programmeId)) return Outcome.NotFound;
        word = word.Trim();
        if (word.Length == 0) return Outcome.RefusedAt("Word", "applications.tag.refused.empty");
        if (word.Length > ApplicationTag.Longest) return Outcome.RefusedAt("Word", "refused.tooLong", ("max", ApplicationTag.Longest), ("length", word.Length));
        var chosen = await db.Applications.DecidableBy(person).Where(a => a.ProgrammeId == programmeId && ids.Contains(a.Id)).Select(a => new { a.Id, Words = db.ApplicationTags.Where(t => t.ApplicationId == a.Id).Select(t => t.Word).ToList() }).ToListAsync(ct);
        if (chosen.Count == 0) return Outcome.Refused("applications.refused.noneChosen");
        if (chosen.Exists(c => c.Words.Count >= ApplicationTag.Most)) return Outcome.RefusedAt("Word", "applications.tag.refused.tooMany", ("max", ApplicationTag.Most));
        foreach (var one in chosen.Where(c => !c.Words.Contains(word, StringComparer.OrdinalIgnoreCase))) db.ApplicationTags.Add(new(db.OrganisationId, one.Id, word));
        await db.SaveChangesAsync(ct);
        return chosen.Count;
    }

    public async Task<Outcome> RemoveAsync(Guid programmeId, Guid applicationId, string word, CancellationToken ct)
    {
        if (!await db.Applications.DecidableBy(person).AnyAsync(a => a.Id == applicationId && a.ProgrammeId == programmeId, ct)) return Outcome.NotFound;
        if (await db.ApplicationTags.SingleOrDefaultAsync(t => t.ApplicationId == applicationId && t.Word == word, ct) is not { } tag) return Outcome.Refused("applications.tag.refused.gone");
        db.ApplicationTags.Remove(tag);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
