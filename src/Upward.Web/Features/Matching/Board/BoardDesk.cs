using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Matching.Rounds;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Matching.Board;

/// <summary>Which board a change is for, and which state of it the hand had seen.</summary>
public sealed record BoardAddress(Guid ProgrammeId, int Number, int Version);

/// <summary>
/// Where every change of a board begins and ends: found through the person, refused when somebody else was quicker, and
/// saved with its entry in the history and in the audit log, all in one save.
/// </summary>
[UseCase]
public sealed class BoardDesk(AppDb db, CurrentPerson person, RoundBenches benches, AuditLog audit, TimeProvider clock)
{
    public async Task<Outcome<BoardAtHand>> TakeAsync(BoardAddress address, CancellationToken ct)
    {
        var round = await db.MatchRounds.Where(r => db.Programmes.ManageableBy(person).Any(p => p.Id == r.ProgrammeId))
            .SingleOrDefaultAsync(r => r.ProgrammeId == address.ProgrammeId && r.Number == address.Number && r.SolvedAt != null, ct);
        if (round is null) return Outcome.NotFound;
        if (!round.IsDraft) return Outcome.Refused("board.notADraft");
        if (round.Version != address.Version) return Outcome.Refused("board.changedMeanwhile");
        var rows = await BoardRows.OfAsync(db, round.Id, ct);
        var history = await db.BoardChanges.Where(c => c.RoundId == round.Id).OrderBy(c => c.Sequence).ToListAsync(ct);
        return new BoardAtHand(round, await benches.OfAsync(db, round, ct), rows, history);
    }

    /// <summary>Does a new change: what was undone before it can no longer be done again.</summary>
    public async Task<Outcome> DoAsync(BoardAtHand board, BoardChangeKind kind, IReadOnlyList<BoardPair> removed, IReadOnlyList<BoardPair> added, string why, CancellationToken ct)
    {
        if (removed.Count == 0 && added.Count == 0) return Outcome.Done;
        foreach (var undone in board.History.Where(c => c.CanRedo)) undone.Supersede();
        var next = board.History.Select(c => c.Sequence).DefaultIfEmpty().Max() + 1;
        db.BoardChanges.Add(BoardChange.Of(db.OrganisationId, board.Round.Id, next, kind, removed, added, Me, clock.GetUtcNow(), why));
        return await SaveAsync(board, "matching.board." + kind.ToString().ToLowerInvariant(), removed, added, ct);
    }

    /// <summary>Puts pairs in the place of others and saves. Also used to undo and to do again.</summary>
    public async Task<Outcome> SaveAsync(BoardAtHand board, string action, IReadOnlyList<BoardPair> removed, IReadOnlyList<BoardPair> added, CancellationToken ct)
    {
        var before = removed.Select(p => (p.MentorEnrolmentId, p.MenteeEnrolmentId)).ToHashSet();
        var after = added.ToDictionary(p => (p.MentorEnrolmentId, p.MenteeEnrolmentId));
        var ids = board.Rows.Where(r => before.Contains(r.Key) || after.ContainsKey(r.Key)).Select(r => r.ProposalId).ToList();
        var touched = await db.Proposals.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => (p.MentorEnrolmentId, p.MenteeEnrolmentId), ct);
        foreach (var (key, proposal) in touched)
            if (after.TryGetValue(key, out var pair)) Set(proposal, pair);
            else db.Proposals.Remove(proposal);
        foreach (var (key, pair) in after.Where(a => !touched.ContainsKey(a.Key)))
        {
            var proposal = Proposal.Of(db.OrganisationId, board.Round.Id, key.MentorEnrolmentId, key.MenteeEnrolmentId,
                board.Bench.ScoreOf(key.MentorEnrolmentId, key.MenteeEnrolmentId) ?? 0, board.Bench.PartsOf(key.MentorEnrolmentId, key.MenteeEnrolmentId), pair.ByHand);
            Set(proposal, pair);
            db.Proposals.Add(proposal);
        }
        board.Round.BoardChanged();
        audit.Record(action, "match-round", board.Round.Id, board.Round.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            new { removed = removed.Count, added = added.Count });
        try
        {
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else's change was saved between our look and our save.
            return Outcome.Refused("board.changedMeanwhile");
        }
    }

    private void Set(Proposal proposal, BoardPair pair)
    {
        if (pair.Locked) proposal.Lock(Me, clock.GetUtcNow());
        else proposal.Unlock();
        proposal.Mark(pair.ByHand);
    }

    private Guid? Me => person.IsSignedIn ? person.Id : null;
}
