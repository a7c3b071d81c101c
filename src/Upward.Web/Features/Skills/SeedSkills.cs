using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Skills;

/// <summary>Gives an organisation the built-in taxonomy. Safe to run again: only what is missing is added. The caller's scope says which organisation.</summary>
[UseCase]
public sealed class SeedSkills(AppDb db)
{
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var known = (await db.Skills.Select(s => s.Name).ToListAsync(ct)).Select(PlainWords.Of).ToHashSet(StringComparer.Ordinal);
        var missing = BuiltInSkills.All.Where(s => !known.Contains(PlainWords.Of(s.Name))).ToList();
        foreach (var skill in missing) db.Skills.Add(Skill.Of(db.OrganisationId, skill.Name, skill.Category, skill.Synonyms));
        await db.SaveChangesAsync(ct);
        return missing.Count;
    }
}
