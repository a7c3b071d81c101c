using System.Globalization;
using System.Text;
using NodaTime;

namespace Upward.Web.Platform.Calendars;

/// <summary>How a line of a calendar is written: escaped, and folded where it is longer than 75 octets (RFC 5545, 3.1 and 3.3.11).</summary>
internal static class CalendarLine
{
    public const int Longest = 75;

    public static string Escape(string text) =>
        Plain(text.ReplaceLineEndings("\n"), keep: '\n').Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    public static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            plain.Append(text[i] != '\\' || i + 1 == text.Length ? text[i] : text[++i] is 'n' or 'N' ? '\n' : text[i]);
        return plain.ToString();
    }

    /// <summary>
    /// A parameter's value stands in quotes; nothing can stand for a quote in it. A backslash and a circumflex would be signs of their own
    /// to some programs and not to others (RFC 6868 came later): in a name, what looks like them does.
    /// </summary>
    public static string Quote(string text) => $"\"{Plain(text, keep: '\0').Replace('"', '\'').Replace('\\', '/').Replace('^', 'ˆ')}\"";

    /// <summary>Folds every line of the text. No character is cut: a letter may be four octets.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length + 64);
        foreach (var line in text.Split("\r\n"))
        {
            var octets = 0;
            foreach (var rune in line.EnumerateRunes())
            {
                if (octets + rune.Utf8SequenceLength > Longest)
                {
                    folded.Append("\r\n ");
                    octets = 1;
                }
                folded.Append(rune);
                octets += rune.Utf8SequenceLength;
            }
            folded.Append("\r\n");
        }
        // What was split at its last line break ends with an empty piece.
        return text.EndsWith("\r\n", StringComparison.Ordinal) ? folded.ToString(0, folded.Length - 2) : folded.ToString();
    }

    public static string Local(LocalDateTime at) => at.ToString("uuuuMMdd'T'HHmmss", CultureInfo.InvariantCulture);
    public static string Utc(Instant at) => at.InUtc().LocalDateTime.ToString("uuuuMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
    public static string Offset(Offset offset) => $"{(offset.Seconds < 0 ? '-' : '+')}{Math.Abs(offset.Seconds) / 3600:00}{Math.Abs(offset.Seconds) / 60 % 60:00}{(offset.Seconds % 60 == 0 ? "" : $"{Math.Abs(offset.Seconds) % 60:00}")}";

    private static string Plain(string text, char keep) => string.Concat(text.Select(c => c != keep && (char.IsControl(c) || c is '\u2028' or '\u2029') ? ' ' : c));
}
