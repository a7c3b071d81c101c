using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Upward.Web.Tests.Look;

/// <summary>WCAG 2.2, 1.4.3 and 1.4.11, over the tokens themselves: a colour that fails never reaches a page.</summary>
public sealed partial class ContrastTests
{
    private static readonly string[] Themes = ["light", "dark"];
    private static readonly string[] Grounds = ["paper", "surface", "subtle"];

    [Theory, MemberData(nameof(Texts))]
    public void Text_is_at_least_four_and_a_half_to_one(string theme, string text, string ground) =>
        Assert.True(Tokens.In(theme).Contrast(text, ground) >= 4.5, $"{text} on {ground}, {theme}: {Tokens.In(theme).Contrast(text, ground):0.00}");

    [Theory, MemberData(nameof(Parts))]
    public void Parts_are_at_least_three_to_one(string theme, string part, string ground) =>
        Assert.True(Tokens.In(theme).Contrast(part, ground) >= 3, $"{part} on {ground}, {theme}: {Tokens.In(theme).Contrast(part, ground):0.00}");

    [Theory, MemberData(nameof(Stated))]
    public void The_contrast_written_beside_a_token_is_its_contrast(string token, string ground, double light, double dark)
    {
        Assert.Equal(light, Tokens.In("light").Contrast(token, ground), 0.06);
        Assert.Equal(dark, Tokens.In("dark").Contrast(token, ground), 0.06);
    }

    [Fact]
    public void Every_colour_has_its_light_and_its_dark() =>
        Assert.DoesNotContain(ColourOfOneTheme().Matches(Tokens.Css), m => !m.Value.Contains("light-dark", StringComparison.Ordinal));

    public static TheoryData<string, string, string> Texts()
    {
        var pairs = new TheoryData<string, string, string>();
        foreach (var theme in Themes)
        {
            foreach (var text in new[] { "ink", "ink-2", "ink-3", "accent", "mentor", "mentee", "good", "watch", "bad", "info" })
                foreach (var ground in Grounds) pairs.Add(theme, text, ground);
            foreach (var state in new[] { "accent", "mentor", "mentee", "good", "watch", "bad", "info" })
            {
                pairs.Add(theme, state, state + "-tint");
                pairs.Add(theme, "ink", state + "-tint");
                pairs.Add(theme, "ink-2", state + "-tint");
            }
            pairs.Add(theme, "ink", "sunken");
            pairs.Add(theme, "ink-2", "sunken");
            pairs.Add(theme, "ink-3", "sunken");
            pairs.Add(theme, "ink-3", "accent-tint"); // the quiet line of a chosen row
            pairs.Add(theme, "on-accent", "accent-fill");
            pairs.Add(theme, "on-accent", "accent-hover");
        }
        return pairs;
    }

    public static TheoryData<string, string, string> Parts()
    {
        var pairs = new TheoryData<string, string, string>();
        foreach (var theme in Themes)
            foreach (var part in new[] { "line-strong", "mentor-mark", "mentee-mark", "good-mark", "watch-mark", "bad-mark", "info-mark", "s1", "s2", "s3", "s4", "s5", "s6", "focus" })
                foreach (var ground in Grounds) pairs.Add(theme, part, ground);
        return pairs;
    }

    public static TheoryData<string, string, double, double> Stated()
    {
        var found = new TheoryData<string, string, double, double>();
        foreach (Match line in CommentedToken().Matches(Tokens.Css))
            foreach (Match said in Said().Matches(line.Groups["said"].Value))
            {
                var token = line.Groups["name"].Value;
                var ground = said.Groups["white"].Success ? "on-accent" : said.Groups["ground"].Value is "tint" ? token + "-tint" : said.Groups["ground"].Value;
                found.Add(token, ground, Number(said.Groups["light"]), Number(said.Groups["dark"]));
            }
        Assert.True(found.Count > 30, "The comments of tokens.css could not be read.");
        return found;
    }

    private static double Number(Group g) => double.Parse(g.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"--up-(?<name>[a-z0-9-]+): light-dark\([^)]*\); /\*(?<said>[^*]*)\*/")]
    private static partial Regex CommentedToken();

    [GeneratedRegex(@"(?<white>white on it )?(?<light>\d+\.\d) / (?<dark>\d+\.\d)(?: on (?<ground>surface|paper|tint))?")]
    private static partial Regex Said();

    [GeneratedRegex(@"--up-[a-z0-9-]+:\s*#[^;]+;")]
    private static partial Regex ColourOfOneTheme();
}
