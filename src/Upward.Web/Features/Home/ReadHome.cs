using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Sessions;
using Upward.Web.Features.Training;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Home;

/// <summary>What the home page of somebody with a running pair shows: the next session, what is to be done, how far they are.</summary>
[UseCase]
public sealed class ReadHome(FindPairSpace find, ReadSessions sessions, MyTraining training, IEnumerable<ITellTodo> slices)
{
    public const int Most = 12;

    public sealed record OwnSessions(OwnSpace Pair, ReadSessions.All All);

    /// <param name="Next">The nearest session of all pairs; null: none has a date.</param>
    /// <param name="Todos">What somebody waits for, then what has a day, then the rest; at most <see cref="Most"/>.</param>
    public sealed record Shown(IReadOnlyList<OwnSessions> Pairs, OwnSessions? Next, IReadOnlyDictionary<Guid, ReaderZone> Clocks, IReadOnlyList<Todo> Todos, int More, IReadOnlyList<MyProgramme> Training);

    /// <returns>Null: no pair of theirs runs.</returns>
    public async Task<Shown?> ExecuteAsync(CancellationToken ct)
    {
        var spaces = await find.RunningAsync(ct);
        if (spaces.Count == 0) return null;
        var pairs = new List<OwnSessions>();
        foreach (var pair in spaces) pairs.Add(new(pair, await sessions.OfAsync(pair, ct)));
        var next = pairs.Where(p => p.All.Next is not null).MinBy(p => p.All.Next!.StartsAt);
        var todos = new List<Todo>();
        foreach (var slice in slices) todos.AddRange(await slice.OfAsync(spaces, ct));
        var ordered = todos.OrderBy(t => t.Soon).ThenBy(t => t.Until ?? DateTimeOffset.MaxValue).ThenBy(t => t.Path, StringComparer.Ordinal).ThenBy(t => t.Text, StringComparer.Ordinal).ToList();
        return new(pairs, next, next is null ? new Dictionary<Guid, ReaderZone>() : await sessions.ClocksAsync(next.Pair, ct), [.. ordered.Take(Most)], Math.Max(0, ordered.Count - Most), [.. (await training.AllAsync(ct)).Where(p => p.Role is not null && p.Units.Count > 0)]);
    }
}
