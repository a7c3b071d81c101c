using System.Text.RegularExpressions;
using Xunit;

namespace Upward.Web.Tests.Look;

/// <summary>Found by eye: two groups of pages had a class of the same name, and each drew the other's lists.</summary>
public sealed partial class StyleSheetTests
{
    [Fact]
    public void A_class_gets_its_shape_in_one_sheet()
    {
        var css = Path.Combine(Tokens.WebRoot, "css");
        var pages = Directory.GetFiles(Path.Combine(css, "pages"), "*.css");
        var elsewhere = Directory.GetFiles(Path.Combine(css, "components"), "*.css").SelectMany(f => Classes(f).Distinct());
        var twice = pages.SelectMany(f => Classes(f).Distinct()).Concat(elsewhere.Distinct()).GroupBy(c => c).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
        Assert.True(pages.Length > 5 && pages.Sum(f => Classes(f).Count) > 100, "The sheets were not read.");
        Assert.Empty(twice);
    }

    /// <summary>Selectors of nothing but a class, outside media queries: there a sheet may only refine what it shapes itself.</summary>
    private static List<string> Classes(string file)
    {
        var text = Group().Replace(Media().Replace(Comment().Replace(File.ReadAllText(file), ""), ""), "");
        return [.. Rule().Matches(text).SelectMany(m => m.Groups[1].Value.Split(',')).Select(s => s.Trim()).Where(s => Bare().IsMatch(s))];
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")]
    private static partial Regex Media();

    [GeneratedRegex(@"(?:^|\})\s*([^{}@]+)\{")]
    private static partial Regex Rule();

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Group();

    [GeneratedRegex(@"^\.[\w-]+$")]
    private static partial Regex Bare();
}
