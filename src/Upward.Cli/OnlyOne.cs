using Upward.Cli.Faults;

namespace Upward.Cli;

/// <summary>What a name means; and without a name the only one that there is.</summary>
internal static class OnlyOne
{
    /// <param name="kind">As it is called, and as the option is: "organisation".</param>
    /// <param name="none">Said when there is nothing to choose from.</param>
    public static Guid Of(string command, string kind, IReadOnlyList<(Guid Id, string Name)> all, string? name, string none)
    {
        var found = name is null ? all : [.. all.Where(o => string.Equals(o.Name, name.Trim(), StringComparison.OrdinalIgnoreCase))];
        if (found.Count == 1) return found[0].Id;
        if (all.Count == 0) throw new RefusedException($"upward {command}: {none}");
        var why = name is null ? $"say which {kind} with --{kind}" : $"there is {(found.Count == 0 ? "no" : "more than one")} {kind} {Shown.Quoted(name)}";
        throw new RefusedException($"upward {command}: {why}. There are: {string.Join(", ", all.Select(o => o.Name))}.");
    }
}
