using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

/// <summary><c>&lt;check-field for="Input.Agreed" label="I may stop at any time" /&gt;</c>: a single yes or no; no is sent too.</summary>
[HtmlTargetElement("check-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CheckFieldTagHelper : PartTagHelper
{
    public required ModelExpression For { get; set; }
    public required string Label { get; set; }
    public string? Hint { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = new FormField(For, ViewContext) { HasHint = !string.IsNullOrEmpty(Hint) };
        // A posted yes arrives as "true,false": the box and the hidden no behind it.
        var yes = field.Value?.StartsWith("true", StringComparison.OrdinalIgnoreCase) == true;
        Become(output, "div", field.IsInvalid ? "field field-invalid" : "field");
        if (field.IsInvalid) output.Content.AppendHtml(Html("<span class=\"invalid-feedback\" id=\"{0}-error\">{1}<span>{2}</span></span>", field.Id, Draw("warn"), field.Errors[0]));
        output.Content.AppendHtml(Html("<label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\" id=\"{0}\" name=\"{1}\" value=\"true\"{2}{3} /><span>{4}</span></label>",
            field.Id, field.Name, new HtmlString(yes ? " checked" : ""),
            field.DescribedBy is null ? HtmlString.Empty : Html(" aria-describedby=\"{0}\"", field.DescribedBy), Label));
        if (field.HasHint) output.Content.AppendHtml(Html("<span class=\"form-hint\" id=\"{0}-hint\">{1}</span>", field.Id, Hint));
        output.PostElement.AppendHtml(Html("<input type=\"hidden\" name=\"{0}\" value=\"false\" />", field.Name));
    }
}
