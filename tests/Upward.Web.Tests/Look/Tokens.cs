using System.Text.RegularExpressions;

namespace Upward.Web.Tests.Look;

/// <summary>The design tokens as the browser would resolve them, in one theme.</summary>
internal sealed partial class Tokens
{
    private readonly Dictionary<string, string> _values = [];

    private Tokens(string css, bool dark)
    {
        foreach (Match m in Declaration().Matches(css))
        {
            var both = LightDark().Match(m.Groups["value"].Value);
            if (both.Success) _values.TryAdd(m.Groups["name"].Value, both.Groups[dark ? "dark" : "light"].Value);
        }
    }

    public static Tokens In(string theme) => new(Css, theme == "dark");

    public static string Css { get; } = File.ReadAllText(Path.Combine(WebRoot, "css", "tokens.css"));

    public static string WebRoot
    {
        get
        {
            var at = new DirectoryInfo(AppContext.BaseDirectory);
            while (at is not null && !File.Exists(Path.Combine(at.FullName, "Upward.slnx"))) at = at.Parent;
            return Path.Combine(at?.FullName ?? throw new DirectoryNotFoundException("Upward.slnx is not above the tests."), "src", "Upward.Web", "wwwroot");
        }
    }

    /// <summary>The WCAG 2 contrast of two tokens, or of a token and a literal #rrggbb.</summary>
    public double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(Of(one)), Luminance(Of(other)));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private string Of(string name) => name.StartsWith('#') ? name : _values[name];

    private static double Luminance(string hex) =>
        0.2126 * Channel(hex[1..3]) + 0.7152 * Channel(hex[3..5]) + 0.0722 * Channel(hex[5..7]);

    private static double Channel(string hex)
    {
        var c = Convert.ToInt32(hex, 16) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@"--up-(?<name>[a-z0-9-]+):\s*(?<value>[^;]+);")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^light-dark\((?<light>#[0-9a-fA-F]{6}), (?<dark>#[0-9a-fA-F]{6})\)$")]
    private static partial Regex LightDark();
}
