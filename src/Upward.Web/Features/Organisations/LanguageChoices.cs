using Microsoft.AspNetCore.Mvc.Rendering;

namespace Upward.Web.Features.Organisations;

/// <summary>The languages that the texts exist in, each in its own words. A new resource file adds its line here.</summary>
public static class LanguageChoices
{
    public static readonly IReadOnlyList<(string Tag, string Name)> All = [("en", "English")];

    public static bool Exists(string tag) => All.Any(l => l.Tag == tag);
    public static List<SelectListItem> Items => [.. All.Select(l => new SelectListItem(l.Name, l.Tag))];
}
