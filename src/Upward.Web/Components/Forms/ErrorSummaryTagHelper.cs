using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Upward.Web.Components;

/// <summary>
/// <c>&lt;error-summary /&gt;</c> on top of a form: every error again, each a link to its field.
/// Nothing when nothing is wrong. js/form.js puts the focus here after a refusal.
/// </summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper : PartTagHelper
{
    public string? Title { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var wrong = ViewContext.ViewData.ModelState
            .SelectMany(entry => entry.Value!.Errors.Select(e => (entry.Key, e.ErrorMessage)))
            .Where(e => e.ErrorMessage.Length > 0).Distinct()
            .OrderBy(e => PlaceOf(e.Key)).ToList();
        if (wrong.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        Become(output, "div", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Content.AppendHtml(Html("<h2>{0}</h2><ul>", Title ?? T["part.errors", ("n", wrong.Count)]));
        foreach (var (key, message) in wrong)
            output.Content.AppendHtml(key.Length == 0
                ? Html("<li>{0}</li>", message)
                : Html("<li><a href=\"#{0}\">{1}</a></li>", FormField.IdOf(key), message));
        output.Content.AppendHtml("</ul>");
    }

    // ModelState sorts its keys by letter; people read a form from top to bottom, which is how its input class is written.
    private long PlaceOf(string key)
    {
        const int levels = 8;
        var (place, level) = (0L, 0);
        ModelMetadata? at = ViewContext.ViewData.ModelMetadata;
        foreach (var name in key.Split('.', '[').Take(levels))
        {
            level++;
            // A row of a list: by its number.
            if (name.EndsWith(']') && int.TryParse(name[..^1], out var row))
            {
                place = place * 100 + Math.Clamp(row, 0, 98) + 1;
                at = at?.ElementMetadata;
                continue;
            }
            var properties = at?.Properties.ToList() ?? [];
            var index = properties.FindIndex(p => p.PropertyName == name);
            place = place * 100 + index + 1;
            at = index < 0 ? null : properties[index];
        }
        // A field within a row stands where the row stands.
        for (; level < levels; level++) place *= 100;
        return place;
    }
}
