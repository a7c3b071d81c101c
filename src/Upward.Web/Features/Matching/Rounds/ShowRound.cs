using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Matching.Rounds;

public sealed record RoundSummary(
    Guid Id, Guid ProgrammeId, string ProgrammeName, int Number, DateTimeOffset CreatedAt, Guid? TaskId, bool IsSolved, bool IsCancelled,
    DateTimeOffset? PublishedAt, DateTimeOffset? AnswersDueAt, DateTimeOffset? DiscardedAt, RoundFigures Best, bool Proven, bool MostPeopleFirst,
    int Pairs, int Waiting, int BothYes, int NotGoingAhead, int Version)
{
    public bool IsDraft => IsSolved && PublishedAt is null && DiscardedAt is null;
    public bool IsRunning => !IsSolved && !IsCancelled && DiscardedAt is null;
    public string Address => $"/programmes/{ProgrammeId}/rounds/{Number}";
}

/// <summary>Where a round stands. Of its answers a manager learns three counts and never whose they are.</summary>
[UseCase]
public sealed class ShowRound(AppDb db, CurrentPerson person)
{
    public async Task<RoundSummary?> ExecuteAsync(Guid programmeId, int number, CancellationToken ct) =>
        (await ListAsync(programmeId, r => r.Where(x => x.Number == number), ct)).SingleOrDefault();

    public Task<List<RoundSummary>> AllAsync(Guid programmeId, CancellationToken ct) => ListAsync(programmeId, r => r, ct);

    private async Task<List<RoundSummary>> ListAsync(Guid programmeId, Func<IQueryable<MatchRound>, IQueryable<MatchRound>> which, CancellationToken ct) =>
        await which(db.MatchRounds).Join(db.Programmes.ManageableBy(person).Where(p => p.Id == programmeId), r => r.ProgrammeId, p => p.Id, (r, p) => new { r, p.Name })
            .OrderByDescending(x => x.r.Number)
            .Select(x => new RoundSummary(x.r.Id, x.r.ProgrammeId, x.Name, x.r.Number, x.r.CreatedAt, x.r.TaskId, x.r.SolvedAt != null, x.r.CancelledAt != null,
                x.r.PublishedAt, x.r.AnswersDueAt, x.r.DiscardedAt, x.r.Best, x.r.Proven, x.r.Criteria.MostPeopleFirst,
                db.Proposals.Count(p => p.RoundId == x.r.Id), db.Proposals.Count(p => p.RoundId == x.r.Id && p.OpenedAt == null),
                db.Proposals.Count(p => p.RoundId == x.r.Id && p.OpenedAt != null && p.Accepted), db.Proposals.Count(p => p.RoundId == x.r.Id && p.OpenedAt != null && !p.Accepted), x.r.Version))
            .AsNoTracking().ToListAsync(ct);
}
