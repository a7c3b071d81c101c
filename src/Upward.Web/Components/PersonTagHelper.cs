using Microsoft.AspNetCore.Razor.TagHelpers;
using Upward.Web.Features.Enrolment;

namespace Upward.Web.Components;

/// <summary>
/// <c>&lt;person name="@p.Name" href="@url" sub="@p.Title" key="@p.Id" size="sm" /&gt;</c>: face, name, one quiet line.
/// Anything inside follows as further lines.
/// </summary>
[HtmlTargetElement("person")]
public sealed class PersonTagHelper : PartTagHelper
{
    public required string Name { get; set; }
    public string? Href { get; set; }
    public string? Sub { get; set; }
    public object? Key { get; set; }
    public ProgrammeRole? Role { get; set; }
    public string? Size { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var more = await output.GetChildContentAsync();
        Become(output, "div", "person");
        output.Content.SetHtmlContent(AvatarTagHelper.Mark(Name, Key, Role, Size));
        output.Content.AppendHtml("<div>");
        output.Content.AppendHtml(Href is null
            ? Html("<span class=\"name\"><bdi>{0}</bdi></span>", Name)
            : Html("<a class=\"name\" href=\"{0}\"><bdi>{1}</bdi></a>", Rooted(Href), Name));
        if (!string.IsNullOrEmpty(Sub)) output.Content.AppendHtml(Html("<span class=\"sub\">{0}</span>", Sub));
        output.Content.AppendHtml(more);
        output.Content.AppendHtml("</div>");
    }
}
