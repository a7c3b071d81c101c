using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Matching.Rounds;

namespace Upward.Web.Features.Matching.Board;

/// <summary>A board with its history, loaded to be changed.</summary>
public sealed record BoardAtHand(MatchRound Round, RoundBench Bench, IReadOnlyList<BoardRow> Rows, IReadOnlyList<BoardChange> History)
{
    /// <summary>A change further back than this stays.</summary>
    public const int UndoSteps = 50;

    // Asked for every possible partner of somebody: 5,000 times over 5,000 rows would be felt.
    private readonly Lazy<Dictionary<(Guid, Guid), BoardRow>> _byPair = new(() => Rows.ToDictionary(r => r.Key));
    private readonly Lazy<ILookup<Guid, BoardRow>> _byPerson = new(() => Rows.SelectMany(r => new[] { (Id: r.Mentor, Row: r), (Id: r.Mentee, Row: r) }).ToLookup(x => x.Id, x => x.Row));

    public BoardRow? Find(Guid mentor, Guid mentee) => _byPair.Value.GetValueOrDefault((mentor, mentee));
    public IEnumerable<BoardRow> Of(Guid enrolmentId) => _byPerson.Value[enrolmentId];
    public bool IsFull(Guid enrolmentId) => Of(enrolmentId).Count() >= Bench.PlacesOf(enrolmentId);

    public BoardChange? NextUndo => History.Where(c => c.UndoneAt is null).TakeLast(UndoSteps).LastOrDefault();
    public int UndoCount => Math.Min(UndoSteps, History.Count(c => c.UndoneAt is null));
    public BoardChange? NextRedo => History.FirstOrDefault(c => c.CanRedo);

    /// <summary>Pairs that a hand took apart and that no later change brought back.</summary>
    public IReadOnlyList<(Guid Mentor, Guid Mentee)> Rejected =>
        [.. History.Where(c => c is { Kind: BoardChangeKind.Reject, UndoneAt: null }).SelectMany(c => c.Removed)
            .Select(p => (p.MentorEnrolmentId, p.MenteeEnrolmentId)).Distinct().Where(p => Find(p.MentorEnrolmentId, p.MenteeEnrolmentId) is null)];
}

/// <summary>A pair on the board without its explanation.</summary>
public sealed record BoardRow(Guid ProposalId, Guid Mentor, Guid Mentee, int Score, bool ByHand, DateTimeOffset? LockedAt, Guid? LockedById)
{
    public (Guid Mentor, Guid Mentee) Key => (Mentor, Mentee);
    public bool IsLocked => LockedAt is not null;
    public BoardPair Pair => new(Mentor, Mentee, ByHand, IsLocked);
}

public static class BoardRows
{
    public static Task<List<BoardRow>> OfAsync(AppDb db, Guid roundId, CancellationToken ct) =>
        db.Proposals.Where(p => p.RoundId == roundId)
            .Select(p => new BoardRow(p.Id, p.MentorEnrolmentId, p.MenteeEnrolmentId, p.Score, p.ByHand, p.LockedAt, p.LockedById)).ToListAsync(ct);
}
