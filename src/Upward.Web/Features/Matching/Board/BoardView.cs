using Upward.Web.Features.Matching.Reasons;
using Upward.Web.Features.Programmes;

namespace Upward.Web.Features.Matching.Board;

/// <summary>What of the board is asked for; it lives in the address.</summary>
public sealed record BoardLook
{
    /// <summary>"" all, "hand", "warn", "locked".</summary>
    public string Filter { get; init; } = "";
    /// <summary>"" highest first, "low" lowest first, "name" by the mentee's name.</summary>
    public string Sort { get; init; } = "";
    /// <summary>"" cards, "list" one line for each pair.</summary>
    public string View { get; init; } = "";
    public int Page { get; init; } = 1;
    /// <summary>0: the first few who are unmatched; 1, 2 …: all of them, page by page.</summary>
    public int All { get; init; }

    public bool IsList => View == "list";

    public string Query(string? filter = null, string? sort = null, string? view = null, int? page = null, int? all = null)
    {
        var parts = new List<string>();
        Add("filter", filter ?? Filter);
        Add("sort", sort ?? Sort);
        Add("view", view ?? View);
        // Another filter or order begins at the first page again.
        var at = page ?? (filter is null && sort is null && view is null ? Page : 1);
        if (at > 1) Add("page", at.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if ((all ?? All) is > 0 and var lane) Add("all", lane.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);

        void Add(string name, string value)
        {
            if (value.Length > 0) parts.Add(name + "=" + value);
        }
    }
}

public sealed record BoardView
{
    public required MatchRound Round { get; init; }
    public required Programme Programme { get; init; }
    public required BoardLook Look { get; init; }
    public required RoundFigures Yours { get; init; }
    public required int MenteesInAll { get; init; }
    public required int MostPoints { get; init; }
    public required int PairsThatDiffer { get; init; }
    public required Ruler Ruler { get; init; }
    public required IReadOnlyList<Components.ScorePart> Legend { get; init; }
    public required int UndoCount { get; init; }
    public required bool CanRedo { get; init; }
    public required int ByHand { get; init; }
    public required int Warned { get; init; }
    public required int Locked { get; init; }
    public required int Chosen { get; init; }
    public required int Pages { get; init; }
    public required int PageSize { get; init; }
    public required IReadOnlyList<PairCard> Pairs { get; init; }
    public required Lane Mentees { get; init; }
    public required Lane Mentors { get; init; }
    public Guid? RunningTaskId { get; init; }
    public string Address => $"/programmes/{Round.ProgrammeId}/rounds/{Round.Number}";
    public long Apart => Yours.Total - Round.Best.Total;
    public double PercentApart => Round.Best.Total == 0 ? 0 : 100.0 * Math.Abs(Apart) / Round.Best.Total;
    public bool IsBest => Yours.Pairs == Round.Best.Pairs && Apart == 0;
}

public sealed record PairCard(
    Guid ProposalId, Face Mentor, Face Mentee, int Score, IReadOnlyList<Components.ScorePart> Bar, IReadOnlyList<ReasonLine> Strongest, IReadOnlyList<string> Warnings,
    bool ByHand, bool IsLocked, string LockedBy, bool IsLowest)
{
    public string Anchor => BoardLine.AnchorOf(Mentor.EnrolmentId, Mentee.EnrolmentId);
    public BoardLine Line => new(Mentor.EnrolmentId, Mentee.EnrolmentId, ByHand, IsLocked, IsLowest);
}

/// <param name="Count">All who are unmatched.</param>
/// <param name="SpareCount">All who have room for another.</param>
/// <param name="Page">0 where the first few are shown.</param>
public sealed record Lane(IReadOnlyList<UnmatchedCard> Unmatched, int Count, IReadOnlyList<SparePlace> Spare, int SpareCount, int Page)
{
    public const int Few = 6, OnAPage = 50;

    public int More => Page > 0 ? 0 : Count - Unmatched.Count;
    public int MoreSpare => Page > 0 ? 0 : SpareCount - Spare.Count;
    /// <summary>Both lists are gone through together; the longer one says how far.</summary>
    public int Longest => Math.Max(Count, SpareCount);
    public bool HasLater => Page > 0 && Page * OnAPage < Longest;

    public static IEnumerable<T> Cut<T>(IEnumerable<T> list, int page) => page == 0 ? list.Take(Few) : list.Skip((page - 1) * OnAPage).Take(OnAPage);
}

/// <param name="Cause">Why nobody, as a sentence; the first words are the head.</param>
public sealed record UnmatchedCard(Face Person, string Head, string Cause);

/// <summary>Somebody with a pair and room for another.</summary>
public sealed record SparePlace(Face Person, int Places);

public sealed record LaneView(BoardView Board, Lane Lane, Enrolment.ProgrammeRole Role);
public sealed record PairCardView(BoardView Board, PairCard Pair);
