using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

/// <summary>Four different nothings; a page never blurs them.</summary>
public enum EmptyKind { NothingYet, FilteredAway, NotAllowed, Withheld }

/// <summary>
/// <c>&lt;empty-state kind="NothingYet" icon="people" title="…"&gt;&lt;p&gt;…&lt;/p&gt;&lt;a class="btn …"&gt;…&lt;/a&gt;&lt;/empty-state&gt;</c>:
/// says what belongs here and offers the first step. <c>page="true"</c> when it is all the page has; <c>level</c> sets the heading.
/// </summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyStateTagHelper : PartTagHelper
{
    public EmptyKind Kind { get; set; }
    public required string Title { get; set; }
    public string? Icon { get; set; }
    public bool Page { get; set; }
    public int Level { get; set; } = 2;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "div", Page ? "empty empty-page" : "empty");
        output.PreContent.AppendHtml(Draw(Icon ?? IconOf(Kind)));
        output.PreContent.AppendHtml(Html("<h{1}>{0}</h{1}>", Title, Math.Clamp(Level, 2, 4)));
    }

    private static string IconOf(EmptyKind kind) => kind switch
    {
        EmptyKind.FilteredAway => "filter", EmptyKind.NotAllowed => "lock", EmptyKind.Withheld => "eyeoff", _ => "inbox",
    };
}
