using System.Text;

namespace Upward.Cli.Faults;

/// <summary>Text from a file as it may appear in a message: short, on one line, and unable to steer the terminal.</summary>
internal static class Shown
{
    private const int Longest = 60;

    public static string Quoted(string text) => text.Length == 0 ? "nothing" : $"\"{Plain(text)}\"";

    public static string Plain(string text, int longest = Longest)
    {
        var plain = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (plain.Length >= longest) return plain.Append('…').ToString();
            plain.Append(rune.Value switch
            {
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                // Control and direction-override characters could repaint the terminal or reorder the message.
                _ when Rune.IsControl(rune) || IsFormat(rune) => $"\\u{rune.Value:x4}",
                _ => rune.ToString(),
            });
        }
        return plain.ToString();
    }

    private static bool IsFormat(Rune rune) => Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.Format;
}
