namespace Upward.Web.Features.Skills;

/// <summary>A skill as the search shows it. <paramref name="Also"/> is the synonym that met the words, when the name did not.</summary>
public sealed record FoundSkill(Guid Id, string Name, string Category, string Also = "");

/// <summary>Looks up the words people type among names and synonyms. Made for a few hundred skills: it reads all of them at each question.</summary>
public sealed class SkillIndex
{
    private readonly List<Entry> _entries;
    private readonly Dictionary<string, Entry> _exact = new(StringComparer.Ordinal);

    public SkillIndex(IEnumerable<SkillWords> skills)
    {
        _entries = [.. skills.Select(s => new Entry(s, [.. s.Synonyms.Prepend(s.Name).Select(PlainWords.Of)]))];
        // Names before synonyms: a skill's own name wins over another's synonym.
        foreach (var entry in _entries) _exact.TryAdd(entry.Plain[0], entry);
        foreach (var entry in _entries)
            foreach (var synonym in entry.Plain.Skip(1)) _exact.TryAdd(synonym, entry);
    }

    /// <summary>The skill that has exactly this name or synonym.</summary>
    public FoundSkill? Resolve(string words) =>
        _exact.TryGetValue(PlainWords.Of(words), out var entry) ? Show(entry, 0) : null;

    /// <summary>Best first: the whole name, its beginning, a synonym's beginning, the beginning of a word inside.</summary>
    public IReadOnlyList<FoundSkill> Find(string words, int most = 8)
    {
        var plain = PlainWords.Of(words);
        if (plain.Length == 0) return [];
        return [.. _entries
            .Select(e => (Entry: e, Best: Enumerable.Range(0, e.Plain.Length).Select(i => (Rank: Rank(e.Plain[i], plain, i > 0), Which: i)).Min()))
            .Where(x => x.Best.Rank < NoMatch)
            .OrderBy(x => x.Best.Rank).ThenBy(x => x.Entry.Skill.Name, StringComparer.CurrentCultureIgnoreCase).Take(most)
            .Select(x => Show(x.Entry, x.Best.Which))];
    }

    /// <summary>What an unknown word may have meant, most alike first; nothing when nothing is near.</summary>
    public IReadOnlyList<FoundSkill> Nearest(string words, int most = 3)
    {
        var plain = PlainWords.Of(words);
        if (plain.Length == 0) return [];
        return [.. _entries
            .Select(e => (Entry: e, Like: e.Plain.Max(p => PlainWords.Likeness(p, plain))))
            .Where(x => x.Like >= 0.35)
            .OrderByDescending(x => x.Like).ThenBy(x => x.Entry.Skill.Name, StringComparer.Ordinal).Take(most)
            .Select(x => Show(x.Entry, 0))];
    }

    private const int NoMatch = 9;

    private static int Rank(string plain, string asked, bool isSynonym)
    {
        if (plain == asked) return isSynonym ? 1 : 0;
        if (plain.StartsWith(asked, StringComparison.Ordinal)) return isSynonym ? 3 : 2;
        if (plain.Contains(' ' + asked, StringComparison.Ordinal)) return isSynonym ? 5 : 4;
        return asked.Split(' ').All(word => (' ' + plain).Contains(' ' + word, StringComparison.Ordinal)) ? 6 : NoMatch;
    }

    private static FoundSkill Show(Entry entry, int which) =>
        new(entry.Skill.Id, entry.Skill.Name, entry.Skill.Category, which == 0 ? "" : entry.Skill.Synonyms[which - 1]);

    private sealed record Entry(SkillWords Skill, string[] Plain);
}

/// <summary>What the index needs to know of a skill.</summary>
public sealed record SkillWords(Guid Id, string Name, string Category, IReadOnlyList<string> Synonyms);
