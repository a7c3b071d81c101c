namespace Upward.Web.Features.Diversity;

/// <summary>How far people came: each stage holds the next.</summary>
public enum FairStage { CameIn, Admitted, Paired }

/// <summary>People of one group, by the last stage they reached: <c>Counts[s]</c> reached stage s and no further.</summary>
/// <param name="Group">An answer to the question; empty: those who did not say.</param>
public sealed record FairRow(string Group, IReadOnlyList<int> Counts)
{
    public int Total => Counts.Sum();

    /// <summary>How many came to this stage or further.</summary>
    public int Reached(FairStage stage) => Counts.Skip((int)stage).Sum();
}

/// <summary>
/// What may be shown of the groups of one question. Managers know how many people there are in all, and each stage is the sum
/// of the later ones; so it is not enough to leave out small numbers. In every table
/// <list type="bullet">
/// <item>a group is shown with all its stages or not at all; the groups that are not shown stand together in one row;</item>
/// <item>every difference that can be formed (a group between two stages, the whole without the groups shown) counts nobody or at least <see cref="Fewest"/> people;</item>
/// <item>groups that are not shown are at least two: one alone would be the whole without the others;</item>
/// <item>against each table shown before, whatever can be compared differs by nobody or by at least <see cref="Fewest"/>, so that nobody can be told by coming or going.</item>
/// </list>
/// Where that cannot be with all stages, it is tried with fewer; where it cannot be at all, there is no table.
/// </summary>
/// <param name="Together">The groups that are not shown, as one row; null when all are shown.</param>
/// <param name="Hidden">How many groups that are.</param>
public sealed record FairTable(IReadOnlyList<FairRow> Shown, FairRow? Together, int Hidden)
{
    public const int Fewest = 5;

    public int Stages => (Shown.Count > 0 ? Shown[0] : Together!).Counts.Count;

    /// <param name="all">Every group, those who did not say among them, each with a count for every stage.</param>
    /// <param name="before">Everything that was ever shown about the same people and question.</param>
    /// <param name="changedTooLittle">There would be a table, had there not been one before.</param>
    public static FairTable? Of(IReadOnlyList<FairRow> all, IReadOnlyList<FairTable> before, out bool changedTooLittle)
    {
        changedTooLittle = false;
        for (var stages = Enum.GetValues<FairStage>().Length; stages >= 1; stages--)
        {
            if (Hide([.. all.Select(row => UpTo(stages, row))]) is not { } table) continue;
            if (before.All(earlier => FarEnough(earlier, table, all))) return table;
            changedTooLittle = true;
        }
        return null;
    }

    /// <summary>Stages beyond the last one kept count as that one.</summary>
    private static FairRow UpTo(int stages, FairRow row) => row with { Counts = [.. row.Counts.Take(stages - 1), row.Counts.Skip(stages - 1).Sum()] };

    private static FairTable? Hide(IReadOnlyList<FairRow> rows)
    {
        var hidden = rows.Where(row => row.Total < Fewest || !row.Counts.All(Enough)).ToHashSet();
        while (hidden.Count > 0 && !(hidden.Count > 1 && Sum(hidden).Counts.All(Enough)))
        {
            // The next smallest goes with them; of two alike, the one that is asked first.
            if (rows.Where(row => !hidden.Contains(row)).MinBy(row => row.Total) is not { } next) return null;
            hidden.Add(next);
        }
        if (hidden.Count == rows.Count) return null;
        return new([.. rows.Where(row => !hidden.Contains(row))], hidden.Count == 0 ? null : Sum(hidden), hidden.Count);
    }

    private static bool Enough(int count) => count is 0 or >= Fewest;

    private static FairRow Sum(IEnumerable<FairRow> rows) => rows.Aggregate((a, b) => new("", [.. a.Counts.Zip(b.Counts, (x, y) => x + y)]));

    /// <summary>Compares what both tables tell about the same groups: groups shown in both one by one, the rest as far as it was ever apart.</summary>
    private static bool FarEnough(FairTable earlier, FairTable later, IReadOnlyList<FairRow> all)
    {
        var stages = Math.Min(earlier.Stages, later.Stages);
        var names = all.Select(row => row.Group).ToList();
        var (shownBefore, shownNow) = (earlier.Shown.Select(row => row.Group).ToHashSet(), later.Shown.Select(row => row.Group).ToHashSet());
        var hiddenBefore = names.Where(name => !shownBefore.Contains(name)).ToList();
        var hiddenNow = names.Where(name => !shownNow.Contains(name)).ToList();
        var parts = names.Where(name => shownBefore.Contains(name) && shownNow.Contains(name)).Select(name => new List<string> { name }).ToList();
        // A group that was in neither table ties both remainders together; otherwise each can be compared with the groups it holds.
        if (hiddenBefore.Intersect(hiddenNow).Any()) parts.Add([.. hiddenBefore.Union(hiddenNow)]);
        else parts.AddRange([hiddenBefore, hiddenNow]);
        return parts.Where(part => part.Count > 0).All(part => earlier.CountsOf(part, stages).Zip(later.CountsOf(part, stages), (was, now) => Enough(Math.Abs(now - was))).All(enough => enough));
    }

    /// <param name="part">Holds all hidden groups of this table or none.</param>
    private IReadOnlyList<int> CountsOf(List<string> part, int stages)
    {
        var rows = Shown.Where(row => part.Contains(row.Group)).ToList();
        if (Together is not null && rows.Count < part.Count) rows.Add(Together);
        return UpTo(stages, Sum(rows)).Counts;
    }
}
