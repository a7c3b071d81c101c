using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Matching.Publishing;

/// <summary>
/// Writes the mails of a large round after it was published: 10,000 of them are 20,000 rows, too many for somebody to wait for.
/// One transaction for each batch of pairs; who was asked before it was interrupted is not asked again.
/// </summary>
public sealed class AskEverybody(AppDb db, InviteToAnswer invite) : ILongTaskHandler
{
    public const string TaskKind = "matching.ask";

    public string Kind => TaskKind;

    public async Task<LongTaskResult> RunAsync(Guid subjectId, TaskProgress progress, CancellationToken ct)
    {
        var open = await db.Proposals.Where(p => p.RoundId == subjectId).AreOpen().OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(ct);
        var done = 0;
        foreach (var batch in open.Chunk(InviteToAnswer.AtOnce))
        {
            var left = await NotAskedAsync(batch, ct);
            var round = await db.MatchRounds.SingleAsync(r => r.Id == subjectId, ct);
            var programme = await db.Programmes.SingleAsync(p => p.Id == round.ProgrammeId, ct);
            await invite.AskAsync(programme, round, left, ct);
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
            await progress.ReportAsync("publish.phase.asking", done += batch.Length, open.Count, ct);
        }
        await db.CountAgainAsync(ct);
        return LongTaskResult.Done;
    }

    private async Task<List<Guid>> NotAskedAsync(Guid[] batch, CancellationToken ct)
    {
        var keys = batch.SelectMany(id => new[] { InviteToAnswer.KeyOf(ProgrammeRole.Mentor, id), InviteToAnswer.KeyOf(ProgrammeRole.Mentee, id) }).ToList();
        var there = (await db.Outbox.Where(m => keys.Contains(m.UniqueKey)).Select(m => m.UniqueKey).ToListAsync(ct)).ToHashSet();
        return [.. batch.Where(id => !there.Contains(InviteToAnswer.KeyOf(ProgrammeRole.Mentor, id)) && !there.Contains(InviteToAnswer.KeyOf(ProgrammeRole.Mentee, id)))];
    }
}
