using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

/// <summary><c>&lt;withheld&gt;withheld, fewer than 5&lt;/withheld&gt;</c>: hatched, with the words.</summary>
[HtmlTargetElement("withheld")]
public sealed class WithheldTagHelper : PartTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => Become(output, "span", "withheld");
}
