namespace Upward.Web.Features.People;

/// <param name="Manager">Null at the top.</param>
public sealed record ChartPlace(Guid Id, Guid? Manager, bool HasLeft);

/// <summary>
/// The directory as a tree: who stands at the top, under whom, and how many below. Whoever has left stays as long as somebody
/// still stands under them. 10,000 people take some milliseconds.
/// </summary>
public sealed class OrgTree
{
    private readonly Dictionary<Guid, ChartPlace> _places;
    private readonly ILookup<Guid, Guid> _reports;
    private readonly Dictionary<Guid, int> _below = [];

    public OrgTree(IReadOnlyList<ChartPlace> people)
    {
        _places = people.ToDictionary(p => p.Id);
        _reports = people.Where(p => p.Manager is { } m && _places.ContainsKey(m)).ToLookup(p => p.Manager!.Value, p => p.Id);
        var tops = people.Where(p => p.Manager is not { } m || !_places.ContainsKey(m)).Select(p => p.Id).ToList();
        foreach (var top in tops) CountBelow(top);
        InCircles = Circles(people);
        foreach (var under in InCircles.SelectMany(id => _reports[id]).Where(r => !InCircles.Contains(r))) CountBelow(under);
        foreach (var id in InCircles) _below[id] = Reached(id);
        Tops = [.. tops.Where(t => _below[t] > 0)];
        Alone = [.. tops.Where(t => _below[t] == 0 && !_places[t].HasLeft)];
    }

    /// <summary>Nobody above, somebody below.</summary>
    public IReadOnlyList<Guid> Tops { get; }
    /// <summary>Nobody above and nobody below.</summary>
    public IReadOnlyList<Guid> Alone { get; }
    /// <summary>People who report to themselves over others. The use cases refuse it; a database that somebody wrote into may hold it.</summary>
    public IReadOnlySet<Guid> InCircles { get; }

    /// <summary>How many who are still here stand under a person, at any depth.</summary>
    public int Below(Guid id) => _below.GetValueOrDefault(id);

    /// <summary>Direct reports, and of those who have left only the ones that somebody still stands under.</summary>
    public IEnumerable<Guid> ReportsOf(Guid id) => _reports[id].Where(r => r != id && (!_places[r].HasLeft || Below(r) > 0));

    /// <summary>Managers upwards, the nearest first.</summary>
    public IEnumerable<Guid> Above(Guid id)
    {
        var seen = new HashSet<Guid> { id };
        while (_places.GetValueOrDefault(id)?.Manager is { } manager && _places.ContainsKey(manager) && seen.Add(manager)) yield return id = manager;
    }

    /// <summary>Down to the leaves and up again, without recursion: a chain of command may be as long as a file makes it.</summary>
    private void CountBelow(Guid top)
    {
        var order = new List<Guid>();
        var open = new Stack<Guid>([top]);
        while (open.TryPop(out var at))
        {
            order.Add(at);
            foreach (var report in _reports[at]) open.Push(report);
        }
        for (var i = order.Count - 1; i >= 0; i--) _below[order[i]] = _reports[order[i]].Sum(r => _below[r] + (_places[r].HasLeft ? 0 : 1));
    }

    /// <summary>In a circle sums would go round: everybody who is reached counts once.</summary>
    private int Reached(Guid top)
    {
        var seen = new HashSet<Guid> { top };
        var open = new Stack<Guid>([top]);
        while (open.TryPop(out var at))
            foreach (var report in _reports[at])
                if (seen.Add(report)) open.Push(report);
        return seen.Count(id => id != top && !_places[id].HasLeft);
    }

    private HashSet<Guid> Circles(IReadOnlyList<ChartPlace> people)
    {
        var settled = new HashSet<Guid>();
        var circles = new HashSet<Guid>();
        foreach (var person in people)
        {
            var path = new List<Guid>();
            var at = person.Id;
            while (settled.Add(at))
            {
                path.Add(at);
                if (_places[at].Manager is not { } manager || !_places.ContainsKey(manager)) break;
                at = manager;
            }
            // The walk ended where it had been before: what lies between is a circle, if it was on this very walk.
            if (path.IndexOf(at) is >= 0 and var start && _places[path[^1]].Manager == at) circles.UnionWith(path.Skip(start));
        }
        return circles;
    }
}
