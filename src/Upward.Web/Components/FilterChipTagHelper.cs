using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

/// <summary>
/// <c>&lt;filter-chip href="?state=paired" on="@paired" count="46"&gt;Paired&lt;/filter-chip&gt;</c>: a filter is a link, so it lives
/// in the address. <c>clearable</c> shows that choosing it again takes it off.
/// </summary>
[HtmlTargetElement("filter-chip")]
public sealed class FilterChipTagHelper : PartTagHelper
{
    public required string Href { get; set; }
    public bool On { get; set; }
    public int? Count { get; set; }
    public string? Icon { get; set; }
    public bool Clearable { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "a", On ? "filter filter-on" : "filter");
        output.Attributes.SetAttribute("href", Href);
        if (On) output.Attributes.SetAttribute("aria-current", "true");
        if (Icon is not null) output.PreContent.AppendHtml(Draw(Icon));
        if (Count is { } n) output.PostContent.AppendHtml(Html(" <span class=\"n num\">{0}</span>", Numbers.Show(n)));
        if (On && Clearable) output.PostContent.AppendHtml(Draw("x"));
    }
}
