using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

/// <summary><c>&lt;tabs label="Programme"&gt;&lt;tab href="…" current="true" count="3"&gt;Rules&lt;/tab&gt;…&lt;/tabs&gt;</c>: links, so they work without script.</summary>
[HtmlTargetElement("tabs")]
public sealed class TabsTagHelper : PartTagHelper
{
    public required string Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "nav", "tabs");
        output.Attributes.SetAttribute("aria-label", Label);
    }
}

[HtmlTargetElement("tab", ParentTag = "tabs")]
public sealed class TabTagHelper : PartTagHelper
{
    public required string Href { get; set; }
    public bool Current { get; set; }
    public int? Count { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.Attributes.SetAttribute("href", Href);
        if (Current) output.Attributes.SetAttribute("aria-current", "page");
        if (Count is { } n) output.PostContent.AppendHtml(Html(" <span class=\"n\">{0}</span>", Numbers.Show(n)));
    }
}
