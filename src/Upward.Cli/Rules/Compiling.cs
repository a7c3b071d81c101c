using Upward.Cli.Faults;
using Upward.MatchingEngine;

namespace Upward.Cli.Rules;

/// <summary>Finds the kind of each rule and criterion and lets it read its settings.</summary>
internal static class Compiling
{
    private const int LongestName = 60;
    private const int Most = 64;

    private static readonly string[] Taken = ["mentor", "mentee", "score", "cause"];

    public static HardRule? Rule(Settings settings, Pairing pairing)
    {
        var word = settings.Choice("kind", required: true, [.. Kinds.Rules.Select(k => k.Kind)]);
        if (word is null) return null;
        var rule = WithinBounds(settings, () => Kinds.Rules.Single(k => k.Kind == word).Compile(settings, pairing));
        settings.RefuseUnknown();
        return rule;
    }

    public static IReadOnlyList<CompiledCriterion> Criteria(IReadOnlyList<Settings> all, Pairing pairing)
    {
        var names = new HashSet<string>(Taken.Select(Folding.Key), StringComparer.Ordinal);
        var compiled = new List<CompiledCriterion>();
        var before = pairing.Faults.Count;
        foreach (var settings in all)
        {
            var name = Name(settings, names);
            var word = settings.Choice("kind", required: true, [.. Kinds.Criteria.Select(k => k.Kind)]);
            if (word is null) continue;
            var criterion = WithinBounds(settings, () => Kinds.Criteria.Single(k => k.Kind == word).Compile(name ?? "unnamed", settings, pairing));
            settings.RefuseUnknown();
            if (criterion is not null) compiled.Add(criterion);
        }

        var most = compiled.Sum(c => (long)c.Engine.MaxPoints);
        if (pairing.Faults.Count == before && most > Kinds.MostPoints)
            pairing.Faults.Add(all[0].At, $"\"criteria\": together they can give {most} points to a pair, expected at most {Kinds.MostPoints}.");
        if (all.Count > Most) pairing.Faults.Add(all[Most].At, $"\"criteria\": found {all.Count}, expected at most {Most}.");
        return compiled;
    }

    /// <summary>The engine states its own bounds (20,000 wanted topics a person ...); its sentence becomes a fault of this rule.</summary>
    private static T? WithinBounds<T>(Settings settings, Func<T?> compile) where T : class
    {
        try
        {
            return compile();
        }
        catch (ArgumentException e)
        {
            settings.Faults.Add(settings.At, $"{settings.Path}: {Shown.Plain(e.Message, 200)}");
            return null;
        }
    }

    private static string? Name(Settings settings, HashSet<string> names)
    {
        var name = settings.Text("name", "a name for its column in pairs.csv");
        if (name is null) return null;
        var text = name.Text.Trim();
        if (text.Length > LongestName || text.Any(char.IsControl))
            settings.Wrong(name, "name", $"one line of at most {LongestName} characters");
        else if (!names.Add(Folding.Key(text)))
            settings.Wrong(name, "name", Taken.Any(t => Folding.Same(t, text)) ? "another name; pairs.csv has a column of its own called so" : "a name that no other criterion has");
        return text;
    }
}
