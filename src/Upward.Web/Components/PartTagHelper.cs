using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Upward.Web.Platform.Text;

namespace Upward.Web.Components;

/// <summary>What the shared parts have in common: the page they stand on, icons, and markup with encoded holes.</summary>
public abstract class PartTagHelper : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    protected Texts T => ViewContext.HttpContext.RequestServices.GetRequiredService<Texts>();

    protected IHtmlContent Draw(string name, string? extraClass = null) => Icons.Svg(ViewContext.HttpContext, name, extraClass);

    /// <summary>For a link that is written as text: elements get theirs from SubPathTagHelper.</summary>
    protected string Rooted(string href) => SubPathTagHelper.Under(ViewContext.HttpContext.Request.PathBase, href);

    protected static IHtmlContent Html(string format, params object?[] args) => Icons.Html(format, args);

    /// <summary>Names the element and puts our class before any the page has added.</summary>
    protected static void Become(TagHelperOutput output, string element, string css)
    {
        output.TagName = element;
        output.TagMode = TagMode.StartTagAndEndTag;
        var own = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.SetAttribute("class", string.IsNullOrEmpty(own) ? css : css + " " + own);
    }
}
