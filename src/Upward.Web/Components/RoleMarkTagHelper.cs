using Microsoft.AspNetCore.Razor.TagHelpers;
using Upward.Web.Features.Enrolment;

namespace Upward.Web.Components;

/// <summary><c>&lt;role-mark role="Mentor"&gt;@programme.MentorLabel&lt;/role-mark&gt;</c>: colour, shape and word together.</summary>
[HtmlTargetElement("role-mark")]
public sealed class RoleMarkTagHelper : PartTagHelper
{
    public ProgrammeRole Role { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Become(output, "span", Role == ProgrammeRole.Mentor ? "role role-mentor" : "role role-mentee");
}
