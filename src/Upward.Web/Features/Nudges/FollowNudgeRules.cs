using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Nudges;

/// <summary>What the rules of the programmes ask for today. Safe to run twice: nobody hears of the same fact again.</summary>
[UseCase]
public sealed class FollowNudgeRules(AppDb db, SendNudges send)
{
    public static Expression<Func<NudgeRule, bool>> On { get; } = r => r.OffAt == null;

    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var told = 0;
        var rules = await db.NudgeRules.AsNoTracking().Where(On).OrderBy(r => r.OnSince).ThenBy(r => r.ProgrammeId).ThenBy(r => r.Kind).ToListAsync(ct);
        foreach (var rule in rules) told += await send.FollowAsync(rule, ct);
        return told;
    }
}

/// <summary>The same in every organisation.</summary>
[UseCase]
public sealed class FollowNudgeRulesEverywhere(EachOrganisation each)
{
    public Task ExecuteAsync(CancellationToken ct) => each.DoAsync("nudges", FollowNudgeRules.On, services => services.GetRequiredService<FollowNudgeRules>().ExecuteAsync(ct), ct);
}
