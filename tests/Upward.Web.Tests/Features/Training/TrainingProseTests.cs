using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Html;
using Upward.Web.Features.Training;

namespace Upward.Web.Tests.Features.Training;

/// <summary>What a manager writes is shown to everybody: nothing of it may run, and nothing may be asked for elsewhere (trust.md C5).</summary>
public sealed class TrainingProseTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[a](javascript:alert(1))")]
    [InlineData("[a](JaVaScRiPt:alert(1))")]
    [InlineData("[a](data:text/html,<script>1</script>)")]
    [InlineData("[a](//evil.example)")]
    [InlineData("[a](/\\evil.example)")]
    [InlineData("[a](</\t/evil.example>)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![a](https://evil.example/p.png)")]
    [InlineData("[a]: javascript:alert(1)\n\n[a]")]
    [InlineData("<div style=\"position:fixed\">x</div>")]
    [InlineData("|a|b|\n|:-|-:|\n|1|2|")]
    [InlineData("<svg/onload=alert(1)>")]
    [InlineData("[a](vbscript:x \"onclick=1\")")]
    public void Hostile_markdown_becomes_harmless(string markdown)
    {
        var page = new HtmlParser().ParseDocument(Render(markdown));

        Assert.Empty(page.QuerySelectorAll("script, img, svg, iframe, style, object, embed, form, input"));
        Assert.All(page.All, e => Assert.DoesNotContain(e.Attributes, a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Name == "style"));
        Assert.All(page.QuerySelectorAll("[href]"), e => Assert.Matches("^(https?:|mailto:|/[^/\\\\]|#)", e.GetAttribute("href")!));
    }

    [Fact]
    public void Good_links_stay_and_headings_stand_below_the_pages_own()
    {
        var page = new HtmlParser().ParseDocument(Render("# A\n\n[web](https://example.org) [mail](mailto:a@example.org) [here](/help)\n\n### B\n"));

        Assert.Equal(["https://example.org", "mailto:a@example.org", "/help"], page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["A"], page.QuerySelectorAll("h2").Select(h => h.TextContent));
        Assert.Empty(page.QuerySelectorAll("h1"));
    }

    [Fact]
    public void What_would_not_be_shown_as_written_is_named_before_it_is_saved()
    {
        Assert.Equal("training.refused.picture", TrainingProse.FaultOf("![a](https://example.org/a.png)")!.Key);
        Assert.Equal("training.refused.link", TrainingProse.FaultOf("[a](javascript:1)")!.Key);
        Assert.Equal("training.refused.nested", TrainingProse.FaultOf(new string('>', 5000) + " deep")!.Key);
        Assert.Null(TrainingProse.FaultOf("**Plain** [link](https://example.org)"));
        Assert.Contains("<pre>", Render(new string('>', 5000) + " deep"), StringComparison.Ordinal);
    }

    private static string Render(string markdown)
    {
        using var to = new StringWriter();
        TrainingProse.Html(markdown).WriteTo(to, System.Text.Encodings.Web.HtmlEncoder.Default);
        return to.ToString();
    }
}
