using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Endings;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Goals;

/// <summary>Goals and what was said of them go with the other words of a pair.</summary>
internal sealed class ForgetGoals(AppDb db) : IForgetPairs
{
    public async Task ForgetAsync(Guid mentorshipId, CancellationToken ct) => db.RemoveRange(await db.Goals.Where(g => g.MentorshipId == mentorshipId).ToListAsync(ct));
}

/// <summary>To take along: the goals that one may read, with each word on the way.</summary>
internal sealed class ExportGoals(AppDb db, CurrentPerson person, Texts texts) : IExportPairs
{
    public int Order => 20;

    public async Task<IReadOnlyList<PairExport>> OfAsync(OwnSpace pair, CancellationToken ct)
    {
        var goals = await db.Goals.AsNoTracking().Include(g => g.Words).Where(g => g.MentorshipId == pair.Id && (!g.IsPrivate || g.OwnerId == person.Id)).OrderBy(g => g.SetAt).ThenBy(g => g.Id).ToListAsync(ct);
        return goals.Count == 0 ? [] : [new(texts["pair.tab.goals"], [.. goals.Select(g => string.Join('\n', [g.Title, g.Measure, .. g.Words.OrderBy(w => w.At).Select(w => w.Sentence).Where(t => t.Length > 0)]))])];
    }
}
