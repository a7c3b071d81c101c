using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Matching.Compile;

namespace Upward.Web.Features.Matching.Rounds;

/// <summary>
/// The benches of the rounds that are being worked on, a few at a time. A stored problem never changes, so neither does a
/// bench; who may see the round was decided before anyone asks here.
/// </summary>
public sealed class RoundBenches(TimeProvider clock)
{
    private const int Most = 8;
    private readonly ConcurrentDictionary<Guid, (RoundBench Bench, DateTimeOffset UsedAt)> _kept = new();

    public async Task<RoundBench> OfAsync(AppDb db, MatchRound round, CancellationToken ct)
    {
        if (_kept.TryGetValue(round.Id, out var kept))
        {
            _kept[round.Id] = (kept.Bench, clock.GetUtcNow());
            return kept.Bench;
        }
        var record = await db.RoundRecords.AsNoTracking().SingleAsync(r => r.RoundId == round.Id, ct);
        var bench = Read(record, round.Criteria);
        Keep(round.Id, bench);
        return bench;
    }

    public void Keep(Guid roundId, RoundBench bench)
    {
        _kept[roundId] = (bench, clock.GetUtcNow());
        while (_kept.Count > Most) _kept.TryRemove(_kept.MinBy(k => k.Value.UsedAt).Key, out _);
    }

    public static RoundBench Read(RoundRecord record, CriteriaSettings settings)
    {
        var problem = RoundBytes.Problem(record.Problem);
        return new(new(problem, JsonSerializer.Deserialize<ProblemWords>(record.Words)!), settings,
            record.Answer is null ? null : RoundBytes.Answer(problem, record.Answer));
    }
}
