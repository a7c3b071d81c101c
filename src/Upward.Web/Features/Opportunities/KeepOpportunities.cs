using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Endings;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Opportunities;

/// <summary>The log of a pair, for the two.</summary>
[UseCase]
public sealed class KeepOpportunities(AppDb db, CurrentPerson person, FindPairSpace find, TimeProvider clock)
{
    public sealed record Shown(OwnSpace Pair, IReadOnlyList<Opportunity> All, DateOnly Today);

    public async Task<Shown?> FindAsync(Guid mentorshipId, CancellationToken ct) => await find.FindAsync(mentorshipId, ct) is not { } pair ? null
        : new(pair, await db.Opportunities.AsNoTracking().Where(o => o.MentorshipId == pair.Id).OrderByDescending(o => o.On).ThenByDescending(o => o.Id).ToListAsync(ct), Today);

    public async Task<Outcome> AddAsync(Guid mentorshipId, OpportunityKind? kind, DateOnly? on, string? words, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return Outcome.NotFound;
        if (!pair.Runs) return Outcome.Refused("exit.refused.ended");
        if (await db.Opportunities.CountAsync(o => o.MentorshipId == mentorshipId, ct) >= Opportunity.MostOfPair) return Outcome.Refused("opportunity.refused.many", ("max", Opportunity.MostOfPair));
        var opportunity = Opportunity.Write(db.OrganisationId, pair, kind, on, words, Today, clock.GetUtcNow());
        if (!opportunity.Succeeded) return opportunity.Result;
        db.Opportunities.Add(opportunity.Value);
        return await db.SaveSeenAsync(ct);
    }

    /// <summary>What one wrote oneself.</summary>
    public async Task<Outcome> RemoveAsync(Guid mentorshipId, Guid opportunityId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair || await db.Opportunities.SingleOrDefaultAsync(o => o.Id == opportunityId && o.MentorshipId == pair.Id && o.AddedById == person.Id, ct) is not { } own) return Outcome.NotFound;
        if (!pair.Runs) return Outcome.Refused("exit.refused.ended");
        db.Remove(own);
        return await db.SaveSeenAsync(ct);
    }

    private DateOnly Today => person.Zone.DayAt(clock.GetUtcNow());
}

/// <summary>How many there are of each kind, for who runs the programme; a kind that fewer than five pairs have named is left out.</summary>
[UseCase]
public sealed class CountOpportunities(AppDb db)
{
    public const int FewestPairs = 5;

    /// <summary>The page it stands on knows that this person manages the programme.</summary>
    public async Task<IReadOnlyDictionary<OpportunityKind, int>> OfAsync(Guid programmeId, CancellationToken ct) =>
        (await db.Opportunities.Where(o => db.Mentorships.Any(m => m.Id == o.MentorshipId && m.ProgrammeId == programmeId))
            .GroupBy(o => o.Kind).Select(g => new { Kind = g.Key, All = g.Count(), Pairs = g.Select(o => o.MentorshipId).Distinct().Count() }).Where(k => k.Pairs >= FewestPairs).ToListAsync(ct)).ToDictionary(k => k.Kind, k => k.All);
}

/// <summary>Words of the pair, so they go with the others.</summary>
internal sealed class ForgetOpportunities(AppDb db) : IForgetPairs
{
    public async Task ForgetAsync(Guid mentorshipId, CancellationToken ct) => db.RemoveRange(await db.Opportunities.Where(o => o.MentorshipId == mentorshipId).ToListAsync(ct));
}

internal sealed class ExportOpportunities(KeepOpportunities keep, Texts texts) : IExportPairs
{
    public int Order => 45;

    public async Task<IReadOnlyList<PairExport>> OfAsync(OwnSpace pair, CancellationToken ct)
    {
        var all = (await keep.FindAsync(pair.Id, ct))?.All ?? [];
        return all.Count == 0 ? [] : [new(texts["opportunity.title"], [.. all.Select(o => texts["opportunity.line", ("on", o.On), ("kind", texts["opportunity.kind." + o.Kind]), ("words", o.Words)])])];
    }
}
