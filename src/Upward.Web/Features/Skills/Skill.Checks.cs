using Upward.Web.Platform;

namespace Upward.Web.Features.Skills;

/// <summary>What a form or an import row says about a skill.</summary>
public sealed record SkillFacts(string Name, string Category, IReadOnlyList<string> Synonyms)
{
    public const int LongestName = 80, MostSynonyms = 20;

    /// <summary>Trimmed, and without synonyms that say the same twice.</summary>
    public SkillFacts Tidy() => new(Name.Trim(), Category.Trim(),
        [.. Synonyms.Select(s => s.Trim()).Where(s => s.Length > 0 && PlainWords.Of(s) != PlainWords.Of(Name)).DistinctBy(PlainWords.Of)]);

    /// <summary>A word leads to one skill only, or the search could not tell which is meant: it may stand in no other skill.</summary>
    public Outcome CheckAgainst(IEnumerable<SkillWords> others)
    {
        if (PlainWords.Of(Name).Length == 0) return Outcome.RefusedAt("Name", "refused.required");
        if (Category.Length == 0) return Outcome.RefusedAt("Category", "refused.required");
        if (Name.Length > LongestName) return Outcome.RefusedAt("Name", "refused.tooLong", ("max", LongestName), ("length", Name.Length));
        if (Category.Length > LongestName) return Outcome.RefusedAt("Category", "refused.tooLong", ("max", LongestName), ("length", Category.Length));
        if (Synonyms.Count > MostSynonyms) return Outcome.RefusedAt("Synonyms", "skills.refused.manySynonyms", ("max", MostSynonyms));
        if (Synonyms.FirstOrDefault(s => s.Length > LongestName) is { } tooLong)
            return Outcome.RefusedAt("Synonyms", "refused.tooLong", ("max", LongestName), ("length", tooLong.Length));

        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var other in others)
            foreach (var word in other.Synonyms.Prepend(other.Name)) taken.TryAdd(PlainWords.Of(word), other.Name);
        if (taken.TryGetValue(PlainWords.Of(Name), out var same)) return Outcome.RefusedAt("Name", "skills.refused.taken", ("word", Name), ("skill", same));
        foreach (var synonym in Synonyms)
            if (taken.TryGetValue(PlainWords.Of(synonym), out var holder))
                return Outcome.RefusedAt("Synonyms", "skills.refused.taken", ("word", synonym), ("skill", holder));
        return Outcome.Done;
    }
}
