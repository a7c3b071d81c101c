using System.Text.Json;
using System.Text.RegularExpressions;
using Upward.Web.Features.Audit;

namespace Upward.Web.Tests.Repository;

/// <summary>
/// The texts and the code that says them. A key is in use when it stands somewhere as a literal, or when an interpolated
/// literal such as <c>$"mail.{kind}.subject"</c> or a beginning such as <c>"cause." + kind</c> or an ending such as <c>key + ".title"</c> can become it.
/// </summary>
public sealed partial class TextKeysTests
{
    private static readonly Dictionary<string, string> Texts = ReadTexts();
    private static readonly List<(string Path, string Text)> Code = [.. Clone.Files("src/Upward.Web", ".cs", ".cshtml", ".js").Select(f => (f.Path, CommentLine().Replace(f.Text, "")))];

    [Fact]
    public void Every_text_that_the_code_says_exists()
    {
        var said = Code.SelectMany(f => SaidKey().Matches(f.Text).Select(m => (f.Path, Key: m.Groups["key"].Value))).ToList();

        Assert.NotEmpty(said);
        None(said.Where(s => !Texts.ContainsKey(s.Key)).Select(s => $"{s.Path}: the text '{s.Key}' is missing"));
    }

    [Fact]
    public void Every_text_is_said_somewhere()
    {
        var literals = Code.SelectMany(f => Literal().Matches(f.Text)).Select(m => m.Groups["text"].Value).ToHashSet();
        var shapes = literals.Where(l => l.Contains('{') && l.Contains('.')).Select(Shape).Select(shape => new Regex(shape, RegexOptions.CultureInvariant)).ToList();
        var beginnings = literals.Where(l => l.Length > 2 && l.EndsWith('.')).ToList();
        var endings = literals.Where(l => l.Length > 2 && l.StartsWith('.')).ToList();
        bool IsSaid(string key) => literals.Contains(key)
            || beginnings.Any(b => key.StartsWith(b, StringComparison.Ordinal))
            || endings.Any(e => key.EndsWith(e, StringComparison.Ordinal) && literals.Contains(key[..^e.Length]))
            || (key.StartsWith("audit.", StringComparison.Ordinal) && literals.Contains(key["audit.".Length..])) // an act is written to the log under its name
            || shapes.Any(s => s.IsMatch(key));

        None(Texts.Where(t => !IsSaid(t.Key)).Select(t => $"{t.Value}: nobody says '{t.Key}'"));
    }

    /// <summary>The log's filter names each area: one without a text would show its key, or break the page.</summary>
    [Fact]
    public void Every_act_of_the_log_belongs_to_an_area_with_a_name()
    {
        var literals = Code.SelectMany(f => Literal().Matches(f.Text)).Select(m => m.Groups["text"].Value).ToHashSet();
        var acts = Texts.Keys.Where(k => k.StartsWith("audit.", StringComparison.Ordinal)).Select(k => k["audit.".Length..]).Where(a => a.Contains('.') && literals.Contains(a)).ToList();

        Assert.True(acts.Count > 40, $"only {acts.Count} acts were found");
        None(acts.Where(a => !Texts.ContainsKey("audit.area." + ReadAudit.AreaOf(a))).Select(a => $"'{a}' has no area"));
    }

    [Fact]
    public void No_text_stands_in_two_files_or_is_empty()
    {
        var all = Clone.Files("src/Upward.Web", ".en.json").SelectMany(f => Read(f.Text).Select(p => (f.Path, p.Key, p.Value))).ToList();

        None(all.GroupBy(t => t.Key).Where(g => g.Count() > 1).Select(g => g.Key));
        None(all.Where(t => string.IsNullOrWhiteSpace(t.Value)).Select(t => $"{t.Path}: '{t.Key}' is empty"));
    }

    private static void None(IEnumerable<string> wrong)
    {
        var all = wrong.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }

    /// <summary>An interpolated literal as an expression: what is between braces may be anything; one that says nothing else is no help.</summary>
    private static string Shape(string literal)
    {
        var parts = Hole().Split(literal);
        return parts.Sum(p => p.Length) < 4 ? "^$" : "^" + string.Join(".+", parts.Select(Regex.Escape)) + "$";
    }

    private static Dictionary<string, string> ReadTexts() => Clone.Files("src/Upward.Web", ".en.json")
        .SelectMany(f => Read(f.Text).Keys.Select(key => (key, f.Path))).DistinctBy(t => t.key).ToDictionary(t => t.key, t => t.Path);

    private static Dictionary<string, string> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;

    // T["key"], texts["key"], T.Html("key", Outcome.Refused("key", RefusedAt(field, "key", new Message("key"
    [GeneratedRegex("""(?:(?<!\w)(?:T|[Tt]exts)\[|\.Html\(|(?<!\w)Refused\(|RefusedAt\((?:"[^"]*"|nameof\([^)]*\)|\$"[^"]*"|[\w.]+),\s*|(?<!\w)Message\()"(?<key>[\w.\-]+)"(?!\s*\+)""")]
    private static partial Regex SaidKey();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex CommentLine();

    // A name, dots and holes in quotes; enough for every key.
    [GeneratedRegex("""["'`](?<text>\.?[A-Za-z][\w.\-{}()\[\]?:$ ]*|\{[\w.\-{}()]*)["'`]""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\$?\{[^{}]*\}")]
    private static partial Regex Hole();
}
