using System.IO.Compression;
using System.Text.Json;

namespace Upward.Web.Features.People.Import;

/// <summary>The part of a plan that a commit needs, as it lies in <see cref="ImportRun.Plan"/>.</summary>
internal sealed record StoredPlan(IReadOnlyList<PlannedRow> Rows, IReadOnlyDictionary<string, int> NewLevels)
{
    public static byte[] Write(ImportPlan plan, ImportChoices choices)
    {
        var changing = plan.Rows.Where(r => r.Action is RowAction.Create or RowAction.Update or RowAction.Leave).ToList();
        var levels = plan.NewLevels.Where(choices.LevelRanks.ContainsKey).ToDictionary(l => l, l => choices.LevelRanks[l]);
        using var memory = new MemoryStream();
        using (var zip = new BrotliStream(memory, CompressionLevel.Fastest)) JsonSerializer.Serialize(zip, new StoredPlan(changing, levels));
        return memory.ToArray();
    }

    public static StoredPlan Read(byte[] stored)
    {
        using var zip = new BrotliStream(new MemoryStream(stored), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<StoredPlan>(zip)!;
    }

    /// <summary>
    /// New people first, each after their new manager, because the database wants the manager to exist; then changes, then
    /// those who leave. The same order at every start, so that a commit that was interrupted goes on where it was.
    /// </summary>
    public IReadOnlyList<PlannedRow> InOrder()
    {
        var created = Rows.Where(r => r.Action == RowAction.Create).ToDictionary(r => r.PersonId);
        var placed = new HashSet<Guid>();
        var order = new List<PlannedRow>(Rows.Count);
        foreach (var row in created.Values)
        {
            // Up to the first manager who is placed or not new, then down again: no recursion, lines may be long.
            var line = new Stack<PlannedRow>();
            for (var at = row; at is not null && placed.Add(at.PersonId); at = ManagerOf(at) is { } m ? created.GetValueOrDefault(m) : null) line.Push(at);
            order.AddRange(line);
        }
        order.AddRange(Rows.Where(r => r.Action == RowAction.Update));
        order.AddRange(Rows.Where(r => r.Action == RowAction.Leave));
        return order;
    }

    private static Guid? ManagerOf(PlannedRow row) => row.Changes.FirstOrDefault(c => c.Field == PersonField.Manager)?.After is { } id ? Guid.Parse(id) : null;
}
