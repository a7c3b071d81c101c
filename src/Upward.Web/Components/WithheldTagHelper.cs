using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

/// <summary><c>&lt;withheld /&gt;</c>: hatched, with the words.</summary>
[HtmlTargetElement("withheld")]
public sealed class WithheldTagHelper : PartTagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        Become(output, "span", "withheld");
        if (words.IsEmptyOrWhiteSpace) output.Content.SetContent(T["part.withheld"]);
    }
}
