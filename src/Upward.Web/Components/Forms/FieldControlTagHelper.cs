using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

/// <summary>An input, select or textarea of one's own inside <c>&lt;field&gt;</c>: gets its id, name, class and what describes it.</summary>
[HtmlTargetElement("input", ParentTag = "field")]
[HtmlTargetElement("select", ParentTag = "field")]
[HtmlTargetElement("textarea", ParentTag = "field")]
public sealed class FieldControlTagHelper : TagHelper
{
    // After the framework's own helpers, which set id and name from asp-for.
    public override int Order => 100;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.Items.TryGetValue(typeof(FormField), out var found) || found is not FormField field) return;
        var attributes = output.Attributes.ToDictionary(a => a.Name, a => a.Value?.ToString(), StringComparer.OrdinalIgnoreCase);
        Wire(field, attributes, output.TagName == "select" ? "form-select" : "form-control");
        foreach (var name in (string[])["id", "name", "class", "aria-describedby", "aria-invalid"])
            if (attributes.TryGetValue(name, out var value)) output.Attributes.SetAttribute(name, value);
    }

    internal static void Wire(FormField field, IDictionary<string, string?> attributes, string css)
    {
        attributes.TryAdd("id", field.Id);
        attributes.TryAdd("name", field.Name);
        var own = attributes.TryGetValue("class", out var given) ? " " + given : "";
        attributes["class"] = css + own + (field.IsInvalid ? " is-invalid" : "");
        if (field.DescribedBy is { } ids) attributes["aria-describedby"] = ids;
        if (field.IsInvalid) attributes["aria-invalid"] = "true";
    }
}
