using System.Text.Json;
using Upward.Web.Features.Audit;
using Upward.Web.Features.People;

namespace Upward.Web.Features.Demo;

/// <summary>The entries that the acts of the demo's past would have left in the log.</summary>
internal sealed class DemoHistory(Guid organisationId, Person actor)
{
    private readonly List<(DateTimeOffset At, AuditEntry Entry)> _entries = [];

    /// <summary>Oldest first, as they would have been written.</summary>
    public IEnumerable<AuditEntry> Entries => _entries.OrderBy(e => e.At).Select(e => e.Entry);

    public void Add(DateTimeOffset at, string action, string subjectKind = "", Guid? subjectId = null, string subjectName = "", object? details = null, Person? by = null) =>
        _entries.Add((at, AuditEntry.Of(organisationId, at, (by ?? actor).Id, (by ?? actor).Name, action, subjectKind, subjectId, subjectName,
            details is null ? "{}" : JsonSerializer.Serialize(details), "", "demo")));

    /// <summary>What Upward did by itself: nobody's act.</summary>
    public void AddOwn(DateTimeOffset at, string action, Guid pair, string names) => _entries.Add((at, AuditEntry.Of(organisationId, at, null, "Upward", action, "mentorship", pair, names, "{}", "", "demo")));
}
