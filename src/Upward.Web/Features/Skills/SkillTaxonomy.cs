using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Skills;

/// <summary>The organisation's skills in use, loaded once for each request that needs them.</summary>
[UseCase]
public sealed class SkillTaxonomy(AppDb db)
{
    private SkillIndex? _index;

    public async Task<SkillIndex> IndexAsync(CancellationToken ct) => _index ??= new SkillIndex(await db.Skills.AsNoTracking()
        .Where(s => s.RetiredAt == null).OrderBy(s => s.Name)
        .Select(s => new SkillWords(s.Id, s.Name, s.Category, s.Synonyms)).ToListAsync(ct));
}
