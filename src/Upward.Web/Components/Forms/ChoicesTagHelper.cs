using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

/// <summary>
/// One of several, as cards: <c>&lt;choices for="Input.Start" legend="…"&gt;&lt;choice value="demo" title="…" note="…" /&gt;…&lt;/choices&gt;</c>.
/// <c>many="true"</c> makes them checkboxes, <c>big="true"</c> gives them air, <c>legend-hidden="true"</c> when the h1 asks the question.
/// </summary>
[HtmlTargetElement("choices")]
public sealed class ChoicesTagHelper : PartTagHelper
{
    public required ModelExpression For { get; set; }
    public required string Legend { get; set; }
    public bool LegendHidden { get; set; }
    public string? Hint { get; set; }
    public bool Many { get; set; }
    public bool Big { get; set; }

    internal FormField Field { get; private set; } = null!;
    internal int Count { get; set; }

    public override void Init(TagHelperContext context)
    {
        Field = new FormField(For, ViewContext) { HasHint = !string.IsNullOrEmpty(Hint) };
        context.Items[typeof(ChoicesTagHelper)] = this;
    }

    internal bool IsChosen(string value)
    {
        if (!Many) return Field.Value == value;
        var posted = ViewContext.ViewData.ModelState.TryGetValue(Field.Name, out var entry) ? entry.RawValue : For.Model;
        return posted switch
        {
            string one => one == value,
            System.Collections.IEnumerable several => several.Cast<object?>().Any(v => v?.ToString() == value),
            _ => false,
        };
    }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        Become(output, "fieldset", Field.IsInvalid ? "options field-invalid" : "options");
        if (Field.DescribedBy is { } ids) output.Attributes.SetAttribute("aria-describedby", ids);
        output.Content.SetHtmlContent(Html("<legend class=\"{0}\">{1}</legend>", LegendHidden ? "visually-hidden" : "form-label", Legend));
        if (Field.HasHint) output.Content.AppendHtml(Html("<span class=\"form-hint\" id=\"{0}-hint\">{1}</span>", Field.Id, Hint));
        if (Field.IsInvalid) output.Content.AppendHtml(Html("<span class=\"invalid-feedback\" id=\"{0}-error\">{1}<span>{2}</span></span>", Field.Id, Draw("warn"), Field.Errors[0]));
        output.Content.AppendHtml(inside);
    }
}

/// <summary>One card. What stands inside follows the note.</summary>
[HtmlTargetElement("choice", ParentTag = "choices")]
public sealed class ChoiceTagHelper : PartTagHelper
{
    public required string Value { get; set; }
    public required string Title { get; set; }
    public string? Note { get; set; }
    public string? Badge { get; set; }
    public bool Disabled { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var group = (ChoicesTagHelper)context.Items[typeof(ChoicesTagHelper)];
        var inside = await output.GetChildContentAsync();
        var nth = ++group.Count;
        // The first carries the field's own id: that is where the error summary leads.
        var id = nth == 1 ? group.Field.Id : group.Field.Id + "_" + Numbers.Svg(nth);
        Become(output, "label", group.Big ? "choice big" : "choice");
        output.Attributes.SetAttribute("for", id);
        output.Content.SetHtmlContent(Html("<input class=\"form-check-input\" type=\"{0}\" id=\"{1}\" name=\"{2}\" value=\"{3}\"{4}{5} />",
            group.Many ? "checkbox" : "radio", id, group.Field.Name, Value,
            new HtmlString(group.IsChosen(Value) ? " checked" : ""), new HtmlString(Disabled ? " disabled" : "")));
        output.Content.AppendHtml(string.IsNullOrEmpty(Badge)
            ? Html("<b>{0}</b>", Title)
            : Html("<span class=\"opt-line\"><b>{0}</b><span class=\"badge badge-accent push\">{1}</span></span>", Title, Badge));
        if (Note is not null) output.Content.AppendHtml(Html("<span class=\"sub\">{0}</span>", Note));
        output.Content.AppendHtml(inside);
    }
}
