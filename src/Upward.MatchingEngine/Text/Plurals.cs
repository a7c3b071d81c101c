namespace Upward.MatchingEngine;

/// <summary>
/// Plural and singular of English words as one: "teams" and "team". Profiles are short, so a missed plural costs more there than in long documents.
/// Nothing further is cut off: stems of verbs and adjectives would make strangers of other languages look alike, and the words must stay readable in reasons.
/// </summary>
/// <remarks>
/// The S stemmer (Harman: How Effective is Suffixing? JASIS 42(1), 1991): only the first rule whose ending fits is looked at. We deviate in two endings: -sses loses -es
/// (processes, process), and -is stays (analysis, this). Only words of at least four letters a to z change.
/// </remarks>
internal static class Plurals
{
    internal static string Singular(string word)
    {
        if (word.Length < 4 || word[^1] != 's' || word.AsSpan().ContainsAnyExceptInRange('a', 'z')) return word;
        if (Ends("ies")) return Ends("eies") || Ends("aies") ? word : $"{word.AsSpan(0, word.Length - 3)}y";
        if (Ends("sses")) return word[..^2];
        if (Ends("es")) return Ends("aes") || Ends("ees") || Ends("oes") ? word : word[..^1];
        return Ends("us") || Ends("ss") || Ends("is") ? word : word[..^1];

        bool Ends(string ending) => word.EndsWith(ending, StringComparison.Ordinal);
    }
}
