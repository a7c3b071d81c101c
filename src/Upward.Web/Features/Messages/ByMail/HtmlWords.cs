using System.Net;
using System.Text.RegularExpressions;

namespace Upward.Web.Features.Messages.ByMail;

/// <summary>The words of a web page that came as a mail, without what it quotes. Nothing of it is ever shown as HTML.</summary>
internal static partial class HtmlWords
{
    public static string Of(string html)
    {
        var text = Unseen().Replace(html, "");
        var quote = Quote().Match(text);
        if (quote.Success) text = text[..quote.Index];
        text = Pause().Replace(text.ReplaceLineEndings(" "), "\n");
        return WebUtility.HtmlDecode(Mark().Replace(text, "")).Replace('\u00A0', ' ');
    }

    [GeneratedRegex(@"<(head|style|script|title)\b.*?</\1\s*>|<!--.*?-->", RegexOptions.IgnoreCase | RegexOptions.Singleline, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Unseen();

    /// <summary>Where the big mail programs begin what they quote.</summary>
    [GeneratedRegex("""<blockquote\b|<div[^>]*(gmail_quote|OutlookMessageHeader|moz-cite-prefix|id="?appendonsend|id="?divRplyFwdMsg)""", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Quote();

    [GeneratedRegex(@"<br\b[^>]*>|</(p|div|li|tr|h\d)\s*>", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Pause();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Mark();
}
