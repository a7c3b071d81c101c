namespace Upward.Web.Features.Matching.Board;

/// <summary>What of a pair on the board a change may alter; its points and reasons stay what they are.</summary>
public sealed record BoardLine(Guid Mentor, Guid Mentee, bool ByHand, bool IsLocked, bool IsLowest)
{
    /// <summary>The same for the same two, so that a pair that is undone comes back under its own name.</summary>
    public string Anchor => AnchorOf(Mentor, Mentee);

    public static string AnchorOf(Guid mentor, Guid mentee) => $"pair-{mentor.ToString("N")[^8..]}-{mentee.ToString("N")[^8..]}";
}

/// <summary>The pairs that one page of the board shows, in their order.</summary>
public sealed record BoardSheet(int Version, IReadOnlyList<BoardLine> Lines)
{
    /// <summary>Where the focus goes when this pair has left: to the one that took its place, else to the one before.</summary>
    public IEnumerable<string> Neighbours(string anchor, IReadOnlyList<PairCard> now)
    {
        var at = Lines.Select(l => l.Anchor).ToList().IndexOf(anchor);
        if (at < 0 || now.Count == 0) return [];
        var next = now[Math.Min(at, now.Count - 1)].Anchor;
        return [$"act-reject-{next}", $"act-lock-{next}"];
    }
}

/// <summary>
/// What makes the page that somebody looks at into the page as it stands now: lines to take away, to change, and to put in.
/// A change of the board touches a few pairs; sending all of them again would be some hundred kilobytes.
/// </summary>
public sealed record BoardPatch(IReadOnlyList<string> Gone, IReadOnlyList<PairCard> Changed, IReadOnlyList<BoardInsert> Inserted)
{
    /// <summary>Null when the whole board is the simpler answer: there was nothing on the page, or nothing is left.</summary>
    public static BoardPatch? Between(BoardSheet before, IReadOnlyList<PairCard> now)
    {
        if (before.Lines.Count == 0 || now.Count == 0) return null;
        var old = before.Lines.ToDictionary(l => l.Anchor);
        var kept = now.Where(c => old.ContainsKey(c.Anchor)).ToList();
        // Lines keep their order among each other, for neither points nor names change. Should it be otherwise, nothing fits.
        if (kept.Count == 0 || !before.Lines.Select(l => l.Anchor).Where(kept.Select(c => c.Anchor).ToHashSet().Contains).SequenceEqual(kept.Select(c => c.Anchor))) return null;
        var stays = kept.Select(c => c.Anchor).ToHashSet();
        return new([.. before.Lines.Select(l => l.Anchor).Where(a => !stays.Contains(a))], [.. kept.Where(c => old[c.Anchor] != c.Line)], Runs(now, stays));
    }

    /// <summary>New lines in a row go in together, behind the line that was there before them: htmx looks for all targets first.</summary>
    private static List<BoardInsert> Runs(IReadOnlyList<PairCard> now, HashSet<string> stays)
    {
        var runs = new List<BoardInsert>();
        string? after = null;
        List<PairCard>? open = null;
        foreach (var card in now)
        {
            if (stays.Contains(card.Anchor))
            {
                (after, open) = (card.Anchor, null);
                continue;
            }
            if (open is null) runs.Add(new(after, open = []));
            open.Add(card);
        }
        return runs;
    }
}

/// <param name="After">The line before them; null: they are the first.</param>
public sealed record BoardInsert(string? After, IReadOnlyList<PairCard> Cards);
