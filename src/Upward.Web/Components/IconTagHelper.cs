using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

/// <summary><c>&lt;icon name="home" /&gt;</c>; with <c>label</c> it speaks, without it is decoration.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : PartTagHelper
{
    public required string Name { get; set; }
    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var css = output.Attributes["class"]?.Value?.ToString();
        output.TagName = null;
        output.Content.SetHtmlContent(Icons.Svg(ViewContext.HttpContext, Name, css, string.IsNullOrEmpty(Label) ? null : Label));
    }
}
