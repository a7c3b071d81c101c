using System.Text.RegularExpressions;

namespace Upward.Web.Tests.Look;

/// <summary>What no compiler sees: an icon that is not in the sprite, a sheet that is not there, a style the CSP would drop.</summary>
public sealed partial class MarkupTests
{
    private static readonly string Source = Path.GetDirectoryName(Tokens.WebRoot)!;

    [Fact]
    public void Every_icon_that_is_named_is_in_the_sprite()
    {
        var sprite = SymbolId().Matches(File.ReadAllText(Path.Combine(Tokens.WebRoot, "img", "icons.svg"))).Select(m => m.Groups[1].Value).ToHashSet();
        var named = Views("*.cshtml").SelectMany(v => IconInView().Matches(v.Text).Select(m => (v.Name, Icon: m.Groups[1].Value)))
            .Concat(Views("*TagHelper.cs").SelectMany(v => IconInCode().Matches(v.Text).Select(m => (v.Name, Icon: m.Groups[1].Value)))).ToList();

        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, n => !sprite.Contains(n.Icon));
    }

    [Fact]
    public void No_view_holds_an_inline_style_or_script() =>
        Assert.DoesNotContain(Views("*.cshtml"), v => InlineCode().IsMatch(v.Text));

    [Fact]
    public void Every_sheet_is_linked_once_and_every_link_has_its_sheet()
    {
        var linked = SheetLink().Matches(File.ReadAllText(Path.Combine(Source, "Shell", "_Head.cshtml"))).Select(m => m.Groups[1].Value).Order().ToList();
        var sheets = Directory.EnumerateFiles(Path.Combine(Tokens.WebRoot, "css"), "*.css", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Tokens.WebRoot, f).Replace('\\', '/')).Order().ToList();

        Assert.Equal(sheets, linked);
    }

    [Fact]
    public void Sheets_use_logical_directions_only() =>
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(Tokens.WebRoot, "css"), "*.css", SearchOption.AllDirectories),
            f => PhysicalDirection().IsMatch(File.ReadAllText(f)));

    private static IEnumerable<(string Name, string Text)> Views(string pattern) =>
        Directory.EnumerateFiles(Source, pattern, SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(Source, f).StartsWith("obj", StringComparison.Ordinal) && !f.Contains("node_modules", StringComparison.Ordinal))
            .Select(f => (Path.GetFileName(f), File.ReadAllText(f)));

    [GeneratedRegex("<symbol id=\"([a-z]+)\"")]
    private static partial Regex SymbolId();

    [GeneratedRegex("(?:<icon name|\\sicon)=\"([a-z]+)\"")]
    private static partial Regex IconInView();

    [GeneratedRegex("Draw\\(\"([a-z]+)\"\\)")]
    private static partial Regex IconInCode();

    [GeneratedRegex("\\sstyle=\"|<style|\\son[a-z]+=\"|<script(?![^>]*\\ssrc=)")]
    private static partial Regex InlineCode();

    [GeneratedRegex("href=\"~/(css/[^\"]+)\"")]
    private static partial Regex SheetLink();

    [GeneratedRegex(@"(?:margin|padding|border)-(?:left|right)\s*:|(?<![-\w])(?:left|right)\s*:|text-align\s*:\s*(?:left|right)|(?<![-\w])float\s*:\s*(?:left|right)")]
    private static partial Regex PhysicalDirection();
}
