namespace Upward.MatchingEngine;

/// <summary>Somebody in the organisation, whether they take part or not.</summary>
/// <param name="Id">Unique id, compared ordinally.</param>
/// <param name="ManagerId">Id of the solid-line manager, null at the top.</param>
public sealed record OrgPerson(string Id, string? ManagerId);

/// <summary>A dotted line: one more manager.</summary>
/// <param name="ManagerId">Who stands above.</param>
/// <param name="ReportId">Who stands below.</param>
public sealed record DottedLine(string ManagerId, string ReportId);

/// <summary>
/// Who stands above whom: a forest of solid lines plus dotted lines. Immutable.
/// Somebody is above another when a chain of solid and dotted lines, mixed in any way and of any length, leads down to them.
/// </summary>
/// <remarks>
/// Solid lines are answered by the Euler tour: B is below A exactly when first(A) &lt;= first(B) &lt;= last(A)
/// (Tarjan, Vishkin: Finding biconnected components and computing tree functions, 1984). People who reach others through dotted lines have several such intervals.
/// People are kept in order of id, so the chart is the same in whatever order it was given.
/// </remarks>
public sealed class OrgChart
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly int[] _first;
    private readonly int[] _last;
    private readonly (int First, int Report)[] _dottedByManager;

    /// <summary>Makes the chart; O(people log people + lines).</summary>
    /// <param name="people">Everybody. A person who is their own manager, an unknown manager, a repeated id or a cycle is an error.</param>
    /// <param name="dotted">Dotted lines; they may form cycles.</param>
    /// <exception cref="ArgumentException">The sentence names the person.</exception>
    public OrgChart(IReadOnlyList<OrgPerson> people, IReadOnlyList<DottedLine>? dotted = null)
    {
        ArgumentNullException.ThrowIfNull(people);
        OrgPerson[] sorted = [.. people.OrderBy(p => p.Id, StringComparer.Ordinal)];
        for (var i = 0; i < sorted.Length; i++)
        {
            if (!_index.TryAdd(sorted[i].Id, i)) throw new ArgumentException($"Two people of the organisation have the id '{sorted[i].Id}'.", nameof(people));
        }
        Managers = [.. sorted.Select(p => p.ManagerId is null ? -1 : IndexOf(p.ManagerId) is var m and >= 0 ? m
            : throw new ArgumentException($"The manager '{p.ManagerId}' of '{p.Id}' is not in the organisation.", nameof(people)))];
        Dotted = [.. (dotted ?? []).Select(Resolve).Distinct().Order()];
        (_first, _last) = EulerTour(sorted);
        _dottedByManager = [.. Dotted.Select(d => (_first[d.Manager], d.Report)).Order()];
    }

    /// <summary>How many people the chart has.</summary>
    public int Count => Managers.Length;

    /// <summary>Position of a person in the chart, or -1.</summary>
    /// <param name="id">An id, compared ordinally.</param>
    public int IndexOf(string id) => _index.GetValueOrDefault(id, -1);

    /// <summary>Manager of each person by position, -1 at the top.</summary>
    internal int[] Managers { get; }

    /// <summary>Dotted lines by position, ascending, each once.</summary>
    internal (int Manager, int Report)[] Dotted { get; }

    internal int First(int person) => _first[person];

    /// <summary>Everybody who stands below the person or is the person, as intervals of first visits: ascending, apart from each other.</summary>
    internal (int First, int Last)[] Below(int person)
    {
        var found = new List<(int First, int Last)> { (_first[person], _last[person]) };
        var taken = new HashSet<int> { person };
        for (var next = 0; next < found.Count; next++)
        {
            var (first, last) = found[next];
            for (var d = FirstDottedFrom(first); d < _dottedByManager.Length && _dottedByManager[d].First <= last; d++)
            {
                var report = _dottedByManager[d].Report;
                if (taken.Add(report)) found.Add((_first[report], _last[report]));
            }
        }
        return Merged(found);
    }

    private int FirstDottedFrom(int first)
    {
        int low = 0, high = _dottedByManager.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_dottedByManager[middle].First < first) low = middle + 1; else high = middle;
        }
        return low;
    }

    private static (int First, int Last)[] Merged(List<(int First, int Last)> intervals)
    {
        intervals.Sort();
        var merged = new List<(int First, int Last)>();
        foreach (var interval in intervals)
        {
            // Intervals of a tour are nested or apart, so one that starts inside the last also ends inside.
            if (merged.Count == 0 || interval.First > merged[^1].Last) merged.Add(interval);
        }
        return [.. merged];
    }

    private (int Manager, int Report) Resolve(DottedLine line)
    {
        int manager = IndexOf(line.ManagerId), report = IndexOf(line.ReportId);
        if (manager < 0 || report < 0)
            throw new ArgumentException($"The dotted line from '{line.ManagerId}' to '{line.ReportId}' names somebody who is not in the organisation.");
        return (manager, report);
    }

    private (int[] First, int[] Last) EulerTour(OrgPerson[] people)
    {
        var reports = Enumerable.Range(0, Count).ToLookup(i => Managers[i]);
        int[] first = new int[Count], last = new int[Count];
        Array.Fill(first, -1);
        var clock = 0;
        // A stack of our own: a line of command can be as deep as a hostile file likes.
        var stack = new Stack<(int Person, bool Leaving)>(reports[-1].Reverse().Select(top => (top, false)));
        while (stack.TryPop(out var step))
        {
            if (step.Leaving)
            {
                last[step.Person] = clock - 1;
                continue;
            }
            first[step.Person] = clock++;
            stack.Push((step.Person, true));
            foreach (var report in reports[step.Person].Reverse()) stack.Push((report, false));
        }
        var unreached = Array.IndexOf(first, -1);
        if (unreached >= 0) throw new ArgumentException($"The line of managers above '{people[unreached].Id}' runs in a circle.");
        return (first, last);
    }
}
