using Upward.Web.Components;
using Xunit;

namespace Upward.Web.Tests.Components;

public sealed class InitialsTests
{
    [Theory]
    [InlineData("Sofia Lindqvist", "SL")]
    [InlineData("Zoë van der Merwe", "ZM")]
    [InlineData("Émile Łoś", "ÉŁ")]
    [InlineData("Nguyễn Phương Thảo", "NT")]
    [InlineData("Дмитро Шевченко", "ДШ")]
    [InlineData("Madonna", "M")]
    [InlineData("  \"Bob\"   (Robert) O'Neil ", "BO")]
    [InlineData("王小明", "王")]
    [InlineData("김 서연", "김")]
    [InlineData("محمد الفاسي", "م\u200Cا")]
    [InlineData("123 456", "?")]
    [InlineData("", "?")]
    [InlineData(null, "?")]
    public void A_name_in_any_script_gives_its_letters(string? name, string expected) => Assert.Equal(expected, Initials.Of(name));

    [Fact]
    public void A_decomposed_letter_stays_whole() => Assert.Equal("É", Initials.Of("E\u0301mile"));

    // The published FNV-1a values of these three, modulo six.
    [Theory, InlineData("", 2), InlineData("a", 5), InlineData("foobar", 5)]
    public void The_colour_is_the_same_on_every_machine(string key, int expected) => Assert.Equal(expected, Initials.ColourOf(key));

    [Fact]
    public void All_six_colours_are_used() =>
        Assert.Equal([1, 2, 3, 4, 5, 6], Enumerable.Range(0, 60).Select(i => Initials.ColourOf("person " + i)).Distinct().Order());
}
