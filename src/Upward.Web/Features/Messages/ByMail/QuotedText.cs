using System.Text.RegularExpressions;

namespace Upward.Web.Features.Messages.ByMail;

/// <summary>Takes off an answer what it quotes, its signature and what a telephone adds.</summary>
public static partial class QuotedText
{
    /// <summary>Stands in our own mails, in any language.</summary>
    public const string Line = "##-";

    public static string CutOff(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = Enumerable.Range(0, lines.Length).FirstOrDefault(i => Ends(lines, i), lines.Length);
        return string.Join('\n', lines.Take(end).Where(l => !l.TrimStart().StartsWith('>') && !SentFrom().IsMatch(l))).Trim();
    }

    private static bool Ends(string[] lines, int at)
    {
        var line = lines[at].Trim();
        if (line.Contains(Line, StringComparison.Ordinal) || lines[at].TrimEnd('\r') == "-- " || line == "--" || Original().IsMatch(line)) return true;
        // "On Monday, 3 May, Paul wrote:" is often broken in two.
        var two = at + 1 < lines.Length ? line + " " + lines[at + 1].Trim() : line;
        if (Wrote().IsMatch(line) || line.Length > 0 && Wrote().IsMatch(two)) return true;
        return From().IsMatch(line) && lines.Skip(at + 1).Take(4).Any(l => Sent().IsMatch(l.Trim()));
    }

    [GeneratedRegex(@"^(On|Am|Le|El|Il|Op|Den|Em|W dniu)\b.{4,200}\b(wrote|schrieb|écrit|escribió|scritto|schreef|skrev|escreveu|napisał)\b.{0,80}:$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Wrote();

    [GeneratedRegex(@"^[-_]{2,}\s*(Original Message|Ursprüngliche Nachricht|Message d.origine|Mensaje original|Messaggio originale|Forwarded message)\s*[-_]{2,}$|^_{12,}$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Original();

    [GeneratedRegex(@"^\*?(From|Von|De|Da|Van|Fra|Från)\s?:\*?\s.+", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex From();

    [GeneratedRegex(@"^\*?(Sent|Gesendet|Envoyé|Enviado|Inviato|Verzonden|Sendt|Skickat|Date|Datum|To|An|À|Para|Subject|Betreff|Objet|Asunto)\s?:", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sent();

    [GeneratedRegex(@"^\s*(Sent from my |Get Outlook for |Von meinem .{2,20} gesendet|Envoyé de mon )", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SentFrom();
}
