using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

/// <summary>
/// Links are written from the root of Upward ("/people"). Where it stands under a sub-path of its host, they get that
/// here, on their way out: in every element of every page, so that nobody has to think of it.
/// </summary>
[HtmlTargetElement("*", Attributes = "href")]
[HtmlTargetElement("*", Attributes = "src")]
[HtmlTargetElement("*", Attributes = "action")]
[HtmlTargetElement("*", Attributes = "formaction")]
[HtmlTargetElement("*", Attributes = "hx-get")]
[HtmlTargetElement("*", Attributes = "hx-post")]
[HtmlTargetElement("*", Attributes = "hx-push-url")]
[HtmlTargetElement("*", Attributes = "data-suggest")]
public sealed class SubPathTagHelper : TagHelper
{
    private static readonly string[] Addresses = ["href", "src", "action", "formaction", "hx-get", "hx-post", "hx-push-url", "data-suggest"];

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    // After every other: some of them write addresses too.
    public override int Order => int.MaxValue;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var root = ViewContext.HttpContext.Request.PathBase;
        if (!root.HasValue) return;
        foreach (var name in Addresses)
        {
            if (!output.Attributes.TryGetAttribute(name, out var attribute)) continue;
            var value = attribute.Value is IHtmlContent html ? Written(html) : attribute.Value?.ToString();
            if (value is null || Under(root, value) is var whole && whole == value) continue;
            output.Attributes.SetAttribute(new TagHelperAttribute(name, attribute.Value is IHtmlContent ? new HtmlString(whole) : whole, attribute.ValueStyle));
        }
    }

    /// <summary>
    /// The same address under the sub-path. Start-up refuses a sub-path that is also an address of Upward, so what begins
    /// with it has it already.
    /// </summary>
    public static string Under(PathString root, string address)
    {
        if (!root.HasValue || !address.StartsWith('/') || address.StartsWith("//", StringComparison.Ordinal)) return address;
        var rest = address.AsSpan(1);
        return address.StartsWith(root.Value, StringComparison.OrdinalIgnoreCase) && (address.Length == root.Value.Length || address[root.Value.Length] is '/' or '?' or '#')
            ? address : string.Concat(root.Value, "/", rest);
    }

    private static string Written(IHtmlContent html)
    {
        using var to = new StringWriter();
        html.WriteTo(to, HtmlEncoder.Default);
        return to.ToString();
    }
}
