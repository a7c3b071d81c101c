namespace Upward.Web.Features.People.Import;

/// <summary>
/// Names values that are spelled nearly like one that is known: "Claimes" where the directory has "Claims". The row comes in
/// as written unless the other value is chosen, so this is a warning. What the directory does not know may be known by the file:
/// a value that stands there ten times as often.
/// </summary>
internal static class NearValues
{
    private const int Often = 10;
    /// <summary>Beyond so many different values a column holds no names of departments or places, and the comparison would be long.</summary>
    private const int MostValues = 2_000;

    private static readonly (Field Field, string Name)[] Looked =
        [(Field.Level, PersonField.Level), (Field.Department, PersonField.Department), (Field.Division, PersonField.Division), (Field.Site, PersonField.Site), (Field.Country, PersonField.Country)];

    public static void Name(IReadOnlyList<DraftRow> drafts, ColumnMapping mapping, DirectorySnapshot directory)
    {
        foreach (var (field, name) in Looked)
            if (mapping.ColumnOf(field) is { } column)
                NameIn(drafts, column, name, (field == Field.Level ? directory.Levels : directory.People.Select(p => p.TextOf(name))).OfType<string>().ToHashSet());
    }

    private static void NameIn(IReadOnlyList<DraftRow> drafts, int column, string field, HashSet<string> known)
    {
        var counts = drafts.Select(d => d[field]).OfType<string>().CountBy(v => v).ToDictionary();
        if (counts.Count + known.Count > MostValues) return;
        var near = new Dictionary<string, string>();
        foreach (var (value, count) in counts.Where(c => !known.Contains(c.Key)))
        {
            var usual = known.Concat(counts.Where(c => c.Value >= count * Often).Select(c => c.Key));
            if (usual.Where(u => u != value && AreNear(value, u)).Order(StringComparer.Ordinal).FirstOrDefault() is { } better) near[value] = better;
        }
        if (near.Count == 0) return;
        foreach (var draft in drafts)
            if (draft[field] is { } value && near.TryGetValue(value, out var better))
                draft.Problems.Add(new(ProblemKind.NearValue, draft.Number, column, value, Suggestion: better, Warning: true));
    }

    /// <summary>The same but for case, accents and signs; or one slip in one long word. "Team A" and "Team B", "L1" and "L2" are two things.</summary>
    public static bool AreNear(string a, string b)
    {
        var (wordsA, wordsB) = (Words(a), Words(b));
        if (wordsA.Count == 0 || wordsB.Count == 0) return false;
        if (string.Concat(wordsA) == string.Concat(wordsB)) return true;
        if (wordsA.Count != wordsB.Count) return false;
        var other = wordsA.Zip(wordsB).Where(w => w.First != w.Second).ToList();
        return other is [var (one, two)] && Math.Min(one.Length, two.Length) >= 4 && !one.Any(char.IsDigit) && !two.Any(char.IsDigit) && Slips.OneSlip(one, two);
    }

    private static List<string> Words(string text) =>
        [.. new string([.. PeopleSearch.Fold(text).Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
