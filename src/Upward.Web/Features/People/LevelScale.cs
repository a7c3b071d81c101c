namespace Upward.Web.Features.People;

/// <summary>Finds a level by its name or another spelling of it.</summary>
public sealed class LevelScale
{
    private readonly Dictionary<string, Level> _byName = new(StringComparer.OrdinalIgnoreCase);

    public LevelScale(IEnumerable<Level> levels)
    {
        foreach (var level in levels)
            foreach (var name in level.AlsoKnownAs.Prepend(level.Name)) _byName.TryAdd(name, level);
    }

    /// <summary>Null for an unknown level: a rule on levels then stays unmet, and says so.</summary>
    public Guid? IdOf(string name) => _byName.TryGetValue(name.Trim(), out var level) ? level.Id : null;
}
