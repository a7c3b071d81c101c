using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Upward.Web.Features.Notifications.Webhooks;

/// <summary>
/// What is posted: one line and one link, and nothing else. People and programmes have names of their own making, so the line is plain text
/// over there: it calls nobody, and no link hides in it.
/// </summary>
public static partial class WebhookLine
{
    private static readonly string[] TeamsHosts = [".webhook.office.com", ".logic.azure.com", ".powerplatform.com"];

    /// <summary>Null: the host does not say it.</summary>
    public static WebhookKind? KindOf(string host) =>
        host.Equals("hooks.slack.com", StringComparison.OrdinalIgnoreCase) ? WebhookKind.Slack
        : Array.Exists(TeamsHosts, h => host.EndsWith(h, StringComparison.OrdinalIgnoreCase)) ? WebhookKind.Teams : null;

    /// <param name="kind">Whose form it takes.</param>
    /// <param name="line">Whatever characters it holds.</param>
    /// <param name="link">A page of ours.</param>
    /// <param name="open">What stands on the button that leads there, where there is one.</param>
    public static string Write(WebhookKind kind, string line, string link, string open)
    {
        line = Breaks().Replace(line, " ").Trim();
        return (kind == WebhookKind.Slack ? Slack(line, link) : Teams(line, link, open)).ToJsonString();
    }

    private static JsonObject Slack(string line, string link) => new() { ["text"] = Escaped(line) + " – " + Escaped(link) };

    /// <summary>An Adaptive Card. A run of text is not read as Markdown, a text block would be.</summary>
    private static JsonObject Teams(string line, string link, string open) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["content"] = new JsonObject
            {
                ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json", ["type"] = "AdaptiveCard", ["version"] = "1.4",
                ["body"] = new JsonArray(new JsonObject { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray(new JsonObject { ["type"] = "TextRun", ["text"] = line }) }),
                ["actions"] = new JsonArray(new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = open, ["url"] = link }),
            },
        }),
    };

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    [GeneratedRegex(@"[\s\p{Cc}]+")]
    private static partial Regex Breaks();
}
