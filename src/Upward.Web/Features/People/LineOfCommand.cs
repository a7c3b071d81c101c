using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;

namespace Upward.Web.Features.People;

/// <summary>Everybody's manager in one small map: 10,000 people are read in a few milliseconds, at any depth.</summary>
public sealed class LineOfCommand(IReadOnlyDictionary<Guid, Guid> managerOf)
{
    private readonly Lazy<ILookup<Guid, Guid>> _reports = new(() => managerOf.ToLookup(m => m.Value, m => m.Key));

    public static async Task<LineOfCommand> LoadAsync(AppDb db, CancellationToken ct) =>
        new(await db.People.AsNoTracking().Where(p => p.ManagerId != null).ToDictionaryAsync(p => p.Id, p => p.ManagerId!.Value, ct));

    /// <summary>Managers upwards, the nearest first.</summary>
    public IEnumerable<Guid> Above(Guid person)
    {
        var seen = new HashSet<Guid> { person };
        while (managerOf.TryGetValue(person, out person) && seen.Add(person)) yield return person;
    }

    /// <summary>Everyone under a person, at any depth.</summary>
    public IReadOnlyCollection<Guid> Below(Guid person)
    {
        var below = new HashSet<Guid>();
        var open = new Stack<Guid>([person]);
        while (open.TryPop(out var at))
            foreach (var report in _reports.Value[at])
                if (below.Add(report)) open.Push(report);
        return below;
    }

    public bool WouldCircle(Guid person, Guid manager) => manager == person || Above(manager).Contains(person);
}
