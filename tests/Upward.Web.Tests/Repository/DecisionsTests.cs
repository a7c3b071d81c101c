using System.Text.RegularExpressions;

namespace Upward.Web.Tests.Repository;

public sealed partial class DecisionsTests
{
    [Fact]
    public void The_list_of_decisions_is_complete()
    {
        var pages = Clone.Files("docs/decisions", ".md").Select(f => Path.GetFileName(f.Path)).Where(n => n != "README.md").ToList();
        var listed = Link().Matches(File.ReadAllText(Path.Combine(Clone.Root, "docs/decisions/README.md"))).Select(m => m.Groups[1].Value).ToList();

        Assert.NotEmpty(pages);
        Assert.Equal(pages, listed);
    }

    [Fact]
    public void Every_package_has_its_reason_and_its_licence()
    {
        var packages = Package().Matches(File.ReadAllText(Path.Combine(Clone.Root, "Directory.Packages.props"))).Select(m => m.Groups[1].Value);
        var reasons = File.ReadAllText(Path.Combine(Clone.Root, "docs/decisions/0003-dependencies.md"));

        Assert.DoesNotContain(packages, p => !reasons.Contains(Short(p), StringComparison.Ordinal));
    }

    [Fact]
    public void Links_between_documents_lead_somewhere()
    {
        string[] top = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "NOTICE"];
        var documents = Clone.Files("docs", ".md").Concat(top.Select(n => (n, File.ReadAllText(Path.Combine(Clone.Root, n)))));

        Assert.Empty(documents.SelectMany(d => LocalLink().Matches(d.Item2).Select(m => (From: d.Item1, To: m.Groups[1].Value)))
            .Where(l => !Path.Exists(Path.Combine(Clone.Root, Path.GetDirectoryName(l.From)!, l.To))).Select(l => $"{l.From} -> {l.To}"));
    }

    /// <summary>The second half of a pair that shares a row is named by its ending: ".core".</summary>
    private static string Short(string package) => package switch
    {
        "SQLitePCLRaw.core" => ".core",
        "OpenTelemetry.Exporter.OpenTelemetryProtocol" => "its OTLP exporter",
        _ => package,
    };

    [GeneratedRegex(@"\]\((\d{4}-[^)]+\.md)\)")]
    private static partial Regex Link();

    [GeneratedRegex("<PackageVersion Include=\"([^\"]+)\"")]
    private static partial Regex Package();

    [GeneratedRegex(@"\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex LocalLink();
}
