using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Upward.Web.Platform.Text;

namespace Upward.Web.Components;

/// <summary>One field of a form as the page stands now: its names, what was typed, what is wrong with it.</summary>
internal sealed class FormField
{
    public FormField(ModelExpression expression, ViewContext view)
    {
        Name = view.ViewData.TemplateInfo.GetFullHtmlFieldName(expression.Name);
        Id = IdOf(Name);
        view.ViewData.ModelState.TryGetValue(Name, out var entry);
        // What the person typed comes back as typed, even when it could not be understood.
        Value = entry?.AttemptedValue ?? Plain(expression.Model, view);
        Errors = entry is null ? [] : entry.Errors.Select(e => e.ErrorMessage).Where(m => m.Length > 0).ToList();
    }

    public string Name { get; }
    public string Id { get; }
    public string? Value { get; }
    public IReadOnlyList<string> Errors { get; }
    public bool HasHint { get; set; }
    public bool IsInvalid => Errors.Count > 0;

    public string? DescribedBy => (HasHint, IsInvalid) switch
    {
        (true, true) => $"{Id}-hint {Id}-error", (true, false) => $"{Id}-hint", (false, true) => $"{Id}-error", _ => null,
    };

    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    private static string? Plain(object? model, ViewContext view) => model switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture),
        // As InstantBinder reads it back: on the clock of whoever looks at the form.
        DateTimeOffset at => view.HttpContext.RequestServices.GetRequiredService<Texts>().Zone.At(at).LocalDateTime.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        Enum e => e.ToString(),
        IFormattable f => f.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => model.ToString(),
    };
}
