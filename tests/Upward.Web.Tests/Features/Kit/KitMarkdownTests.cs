using Upward.Web.Features.Kit;

namespace Upward.Web.Tests.Features.Kit;

public sealed class KitMarkdownTests
{
    private static readonly Dictionary<string, string> Values = new() { ["programme"] = "Fresh *Eyes* <b>", ["sponsor"] = "", ["link"] = "https://example.org/p/x", ["purpose"] = "One.\nTwo [x](javascript:y)." };

    [Fact]
    public void A_value_is_always_plain_words()
    {
        var html = KitMarkdown.ToHtml("About **{programme}**: {purpose} [page]({link})", Values);

        Assert.Contains("<strong>Fresh *Eyes* &lt;b&gt;</strong>", html, StringComparison.Ordinal);
        Assert.Contains("One.<br />\nTwo [x](javascript:y).", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://example.org/p/x\">page</a>", html, StringComparison.Ordinal);
        Assert.Equal("About Fresh *Eyes* <b>: One.\nTwo [x](javascript:y). page (https://example.org/p/x)\n", KitMarkdown.ToPlainText("About **{programme}**: {purpose} [page]({link})", Values));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "<script")]
    [InlineData("[x](javascript:alert(1))", "href")]
    [InlineData("<javascript:alert(1)>", "href")]
    [InlineData("[x](data:text/html,y)", "href")]
    [InlineData("[x](/settings)", "href")]
    [InlineData("![x](https://example.org/spy.png)", "<img")]
    [InlineData("[x](https://example.org \"a\\\" onclick=b\")", "\" onclick")]
    [InlineData("| a |\n|:-:|\n| b |", "style=")]
    [InlineData("<p style=\"x\">y</p>", "<p style")]
    public void Nothing_of_what_others_wrote_becomes_code(string markdown, string never) =>
        Assert.DoesNotContain(never, KitMarkdown.ToHtml(markdown, Values), StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("![a](https://example.org/a.png)", "picture")]
    [InlineData("[a](javascript:1)", "link")]
    [InlineData("[a](/settings)", "link")]
    [InlineData("<ftp://example.org/>", "link")]
    public void What_would_not_be_shown_as_written_is_named(string markdown, string fault) => Assert.Equal(fault, KitMarkdown.FaultOf(markdown)!.Kind);

    [Fact]
    public void What_is_nested_too_deeply_is_refused_and_breaks_no_preview()
    {
        var deep = new string('>', 5000) + " deep";

        Assert.Equal("nested", KitMarkdown.FaultOf(deep)!.Kind);
        Assert.Empty(KitMarkdown.ToHtml(deep, Values));
    }

    [Fact]
    public void What_is_not_known_yet_is_left_out_of_pages_whole()
    {
        Assert.Equal("<p>First.</p>\n<ul>\n<li>One</li>\n</ul>\n", KitMarkdown.ToHtml("First.\n\n{sponsor} goes first.\n\n- One\n- By {sponsor}\n", Values, withoutHoles: true));
        Assert.Contains("{sponsor}", KitMarkdown.ToHtml("{sponsor} goes first.", Values), StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_part_of_a_mail_reads_as_it_stands() =>
        Assert.Equal("A head\n\nTwo words (https://example.org/)\n\n- one\n- two\n  going on\n\n1. first\n2. second\n\na – b\nc – d\n",
            KitMarkdown.ToPlainText("# A head\n\n[Two *words*](https://example.org/)\n\n- one\n- two\\\n  going on\n\n1. first\n2. second\n\n| a | b |\n|---|---|\n| c | d |\n", Values));

    [Fact]
    public void Every_shipped_text_is_whole()
    {
        Assert.Equal(17, ShippedText.All.Count);
        Assert.All(ShippedText.All, t =>
        {
            Assert.True(ChangeKitText.Check(t, new(t.Name, "en", t.Subject, t.Markdown, 0)).Succeeded, t.Name);
            Assert.NotEmpty(t.Note);
            Assert.DoesNotContain("—", t.Markdown, StringComparison.Ordinal);
        });
        foreach (var faq in new[] { "faq-seniors", "faq-juniors" }) Assert.True(KitMarkdown.Questions(ShippedText.Find(faq)!.Markdown, Values).Count >= 8);
        // The announcement says the two things that rumours would say otherwise (R167), and each invitation carries the purpose or the hours (R139, R175).
        Assert.Contains("Nobody is being replaced", ShippedText.Find("announcement")!.Markdown, StringComparison.Ordinal);
        Assert.Contains("Nobody is doing badly", ShippedText.Find("announcement")!.Markdown, StringComparison.Ordinal);
        Assert.Contains("{sponsor} goes first", ShippedText.Find("announcement")!.Markdown, StringComparison.Ordinal);
        Assert.All(new[] { "announcement", "invitation-mentee", "kick-off", "page-purpose" }, n => Assert.Contains("{purpose}", ShippedText.Find(n)!.Markdown, StringComparison.Ordinal));
        Assert.All(new[] { "invitation-mentor", "invitation-mentee", "page-time" }, n => Assert.Contains("-hours}", ShippedText.Find(n)!.Markdown, StringComparison.Ordinal));
    }

    [Fact]
    public void The_evidence_prints_its_numbers_and_claims_no_causes()
    {
        var evidence = ShippedText.Find("evidence")!.Markdown;
        var rows = evidence.Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal) && !l.StartsWith("| Seen", StringComparison.Ordinal)).ToList();

        Assert.True(rows.Count >= 10);
        Assert.All(rows, row => Assert.Matches(@"\bn (=|>|not stated)", row));
        Assert.DoesNotMatch(@"(?i)\b(caused?|leads? to|led to|proves|proven|because of the programme|improves|impact|thanks to)\b", evidence);
    }
}
