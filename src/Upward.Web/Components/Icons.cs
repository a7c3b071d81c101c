using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;

namespace Upward.Web.Components;

/// <summary>
/// One sprite file for the whole site, referenced from outside: the browser keeps it for good, and a board of
/// 500 pairs carries no second copy of its icons. Drawn in strokes, so they take the colour of their text.
/// </summary>
internal static class Icons
{
    public static IHtmlContent Svg(HttpContext http, string name, string? extraClass = null, string? label = null)
    {
        var css = extraClass is null ? "icon" : "icon " + extraClass;
        return label is null
            ? Html("<svg class=\"{0}\" aria-hidden=\"true\"><use href=\"{1}#{2}\"></use></svg>", css, SpriteOf(http), name)
            : Html("<svg class=\"{0}\" role=\"img\" aria-label=\"{3}\"><use href=\"{1}#{2}\"></use></svg>", css, SpriteOf(http), name, label);
    }

    public static HtmlFormattableString Html(string format, params object?[] args) => new(CultureInfo.InvariantCulture, format, args);

    private static string SpriteOf(HttpContext http)
    {
        var assets = http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return http.Request.PathBase + "/" + (assets?["img/icons.svg"] ?? "img/icons.svg");
    }
}
