using Upward.Web.Features.Training;

namespace Upward.Web.Tests.Features.Training;

public sealed class UnitCheckTests
{
    [Fact]
    public void It_reads_questions_options_and_reasons_also_when_lines_are_wrapped()
    {
        var body = "Read.\r\n\r\n## check\r\n1. Why\r\n   so?\r\n   - [ ] one\r\n   - [X] two and\r\n     more\r\n\r\n   Why: because\r\n   it is.\r\n2) Next?\n - [x] yes\n - [ ] no\n why: so.\n";
        var check = UnitCheck.Of(body);

        Assert.Empty(check.Faults);
        Assert.Equal(["Why so?", "Next?"], check.Questions.Select(q => q.Text));
        Assert.Equal([new CheckOption("one", false), new CheckOption("two and more", true)], check.Questions[0].Options);
        Assert.Equal("because it is.", check.Questions[0].Why);
        Assert.Equal("Read.", UnitCheck.ReadingOf(body).Trim());
    }

    [Theory]
    [InlineData("## Check\n\nNothing", "training.refused.check.empty")]
    [InlineData("## Check\n1. A?\n- [x] one\nWhy: so", "training.refused.check.options")]
    [InlineData("## Check\n1. A?\n- [x] one\n- [x] two\nWhy: so", "training.refused.check.right")]
    [InlineData("## Check\n1. A?\n- [ ] one\n- [ ] two\nWhy: so", "training.refused.check.right")]
    [InlineData("## Check\n1. A?\n- [ ] one\n- [x] two", "training.refused.check.why")]
    public void A_fault_is_named(string body, string key)
    {
        Assert.Equal(key, UnitCheck.Of(body).Faults[0].Key);
        Assert.False(UnitCheck.Of(body).IsThere && UnitCheck.Of(body).Faults.Count > 0);
    }

    [Fact]
    public void A_text_without_the_heading_has_no_check() => Assert.False(UnitCheck.Of("## Checking in\n1. no\n").IsThere);
}
