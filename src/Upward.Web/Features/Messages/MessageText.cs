using System.Text.RegularExpressions;

namespace Upward.Web.Features.Messages;

/// <summary>
/// Plain text with its web addresses as links. Only http and https; none with a name before the host (https://bank.example@elsewhere), none whose
/// host is spelled with letters that look like others: those stay words.
/// </summary>
public static partial class MessageText
{
    /// <param name="Href">Null for words.</param>
    public sealed record Piece(string Text, string? Href);

    public static IEnumerable<Piece> PiecesOf(string text)
    {
        var done = 0;
        foreach (Match found in Address().Matches(text))
        {
            // What closes a sentence or a bracket belongs to the words.
            var address = found.Value.TrimEnd('.', ',', ';', ':', '!', '?', '\'', '"', '”', '’', '»');
            if (address.EndsWith(')') && !address.Contains('(')) address = address[..^1];
            if (!IsSafe(address)) continue;
            if (found.Index > done) yield return new(text[done..found.Index], null);
            yield return new(address, address);
            done = found.Index + address.Length;
        }
        if (done < text.Length) yield return new(text[done..], null);
    }

    private static bool IsSafe(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && uri.Host.Length > 0 && uri.Host == uri.IdnHost && !address.Contains('\\');

    [GeneratedRegex(@"\bhttps?://[^\s<>""“„»«]{1,1000}", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
