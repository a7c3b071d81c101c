using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

/// <summary>
/// <c>&lt;field for="Input.Email" label="@T["…"]" hint="@T["…"]" type="email" autocomplete="email" required /&gt;</c>: label, hint, error
/// and control, wired together for those who listen. <c>rows</c> makes a textarea, <c>options</c> a select; or put your own
/// input, select or textarea inside and it is wired the same. <c>sees</c> (and <c>sees-private</c>) says who will see the answer.
/// Any other attribute goes to the control.
/// </summary>
[HtmlTargetElement("field", Attributes = "for,label")]
public sealed class FieldTagHelper : PartTagHelper
{
    private static readonly string[] ForTheBox = ["class"];

    public required ModelExpression For { get; set; }
    public required string Label { get; set; }
    public string? Hint { get; set; }
    public string Type { get; set; } = "text";
    public int? Rows { get; set; }
    public IEnumerable<SelectListItem>? Options { get; set; }
    public string? Sees { get; set; }
    public bool SeesPrivate { get; set; }
    public bool Optional { get; set; }

    public override void Init(TagHelperContext context) =>
        context.Items[typeof(FormField)] = new FormField(For, ViewContext) { HasHint = !string.IsNullOrEmpty(Hint) };

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var field = (FormField)context.Items[typeof(FormField)];
        var inside = await output.GetChildContentAsync();
        var extra = output.Attributes.Where(a => !ForTheBox.Contains(a.Name)).ToList();
        foreach (var attribute in extra) output.Attributes.Remove(attribute);

        Become(output, "div", field.IsInvalid ? "field field-invalid" : "field");
        output.Content.SetHtmlContent(Top(field));
        if (field.HasHint) output.Content.AppendHtml(Html("<span class=\"form-hint\" id=\"{0}-hint\">{1}</span>", field.Id, Hint));
        output.Content.AppendHtml(ErrorOf(field));
        output.Content.AppendHtml(inside.IsEmptyOrWhiteSpace ? Control(field, extra) : inside);
    }

    private IHtmlContent Top(FormField field)
    {
        var label = Html("<label class=\"form-label\" for=\"{0}\">{1}{2}</label>", field.Id, Label,
            !Optional ? HtmlString.Empty : Html(" <span class=\"form-optional\">{0}</span>", T["part.optional"]));
        return Sees is null ? label : Html("<div class=\"field-top\">{0}<span class=\"{1}\">{2}<span>{3}</span></span></div>",
            label, SeesPrivate ? "sees sees-private" : "sees", Draw(SeesPrivate ? "lock" : "eye"), Sees);
    }

    internal IHtmlContent ErrorOf(FormField field) => field.IsInvalid
        ? Html("<span class=\"invalid-feedback\" id=\"{0}-error\">{1}<span>{2}</span></span>", field.Id, Draw("warn"), field.Errors[0])
        : HtmlString.Empty;

    private TagBuilder Control(FormField field, IEnumerable<TagHelperAttribute> extra)
    {
        var control = new TagBuilder(Options is not null ? "select" : Rows is not null ? "textarea" : "input");
        foreach (var attribute in extra)
            control.Attributes[attribute.Name] = attribute.ValueStyle == HtmlAttributeValueStyle.Minimized ? attribute.Name : attribute.Value?.ToString();
        FieldControlTagHelper.Wire(field, control.Attributes, Options is not null ? "form-select" : "form-control");
        if (Options is not null) foreach (var option in Options) control.InnerHtml.AppendHtml(OptionOf(option, field.Value));
        else if (Rows is { } rows) { control.Attributes["rows"] = rows.ToString(System.Globalization.CultureInfo.InvariantCulture); control.InnerHtml.Append("\n" + field.Value); }
        else Input(control, field);
        return control;
    }

    private void Input(TagBuilder control, FormField field)
    {
        control.TagRenderMode = TagRenderMode.SelfClosing;
        control.Attributes["type"] = Type;
        // A password or a file never travels back to the page.
        if (Type is not ("password" or "file")) control.Attributes["value"] = field.Value;
    }

    private static IHtmlContent OptionOf(SelectListItem option, string? chosen) =>
        Html(option.Value is not null && option.Value == chosen || chosen is null && option.Selected
            ? "<option value=\"{0}\" selected>{1}</option>" : "<option value=\"{0}\">{1}</option>", option.Value ?? option.Text, option.Text);
}
