using System.Text;

namespace Upward.Cli;

/// <summary>When two values are the same: trimmed, upper and lower case alike, composed and decomposed accents alike, in every culture.</summary>
internal static class Folding
{
    public static string Key(string text) => text.Trim().Normalize(NormalizationForm.FormC).ToUpperInvariant();

    public static bool Same(string a, string b) => Key(a) == Key(b);
}
