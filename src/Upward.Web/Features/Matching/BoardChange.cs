using Upward.Web.Platform;

namespace Upward.Web.Features.Matching;

/// <summary>One change by hand on the board: who, when, what, and what is needed to take it back.</summary>
public sealed class BoardChange : IBelongToOrganisation
{
    private BoardChange() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid RoundId { get; private set; }
    /// <summary>1, 2, 3 … within the round.</summary>
    public int Sequence { get; private set; }
    public BoardChangeKind Kind { get; private set; }
    public List<BoardPair> Removed { get; private set; } = [];
    public List<BoardPair> Added { get; private set; } = [];
    public DateTimeOffset At { get; private set; }
    public Guid? ById { get; private set; }
    public string Why { get; private set; } = "";
    public DateTimeOffset? UndoneAt { get; private set; }

    public static BoardChange Of(Guid organisationId, Guid roundId, int sequence, BoardChangeKind kind,
        IEnumerable<BoardPair> removed, IEnumerable<BoardPair> added, Guid? by, DateTimeOffset now, string why = "") => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisationId, RoundId = roundId, Sequence = sequence, Kind = kind,
        Removed = [.. removed], Added = [.. added], ById = by, At = now, Why = why,
    };

    /// <summary>Undone, and another change came after it: it stays in the history and cannot be done again.</summary>
    public bool Superseded { get; private set; }

    public bool CanRedo => UndoneAt is not null && !Superseded;

    public void Undo(DateTimeOffset now) => UndoneAt = now;
    public void Redo() => UndoneAt = null;
    public void Supersede() => Superseded = true;
}

public enum BoardChangeKind { Lock, Unlock, Reject, Replace, Rerun, ReturnToBest }

/// <summary>A pair as it stood on the board before or after a change.</summary>
public sealed record BoardPair(Guid MentorEnrolmentId, Guid MenteeEnrolmentId, bool ByHand, bool Locked);
