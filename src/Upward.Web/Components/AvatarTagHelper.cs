using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Upward.Web.Features.Enrolment;

namespace Upward.Web.Components;

/// <summary>
/// <c>&lt;avatar name="@p.Name" key="@p.Id" /&gt;</c>. In a pair it shows the role (shape and colour), elsewhere its
/// colour belongs to the person. Decoration only: the name always stands beside it.
/// </summary>
[HtmlTargetElement("avatar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AvatarTagHelper : TagHelper
{
    public required string Name { get; set; }
    /// <summary>What the colour hangs on; the name when nothing is given.</summary>
    public object? Key { get; set; }
    public ProgrammeRole? Role { get; set; }
    /// <summary>sm, lg or nothing.</summary>
    public string? Size { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Mark(Name, Key, Role, Size));
    }

    internal static IHtmlContent Mark(string name, object? key, ProgrammeRole? role, string? size)
    {
        var look = role switch
        {
            ProgrammeRole.Mentor => "avatar-mentor",
            ProgrammeRole.Mentee => "avatar-mentee",
            _ => "avatar-n" + Initials.ColourOf((key ?? name).ToString()),
        };
        return Icons.Html("<span class=\"avatar {0}{1}\" aria-hidden=\"true\">{2}</span>", look, size is null ? "" : " avatar-" + size, Initials.Of(name));
    }
}
