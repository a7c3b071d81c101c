using Xunit;

namespace Upward.MatchingEngine.Tests.Text;

public class TokeniserTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData(" \n—!? 🙂 ", "")]
    [InlineData("Women's sales-teams: 3 years of R&D, don't ask", "women|sales|teams|3|years|of|r&d|don|ask")]
    [InlineData("L’équipe d'affaires, 'R' and AT&T", "équipe|affaires|r|and|at|t")]
    [InlineData("C++, C#, F# and .NET; ASP.NET Core, a+b, #hashtag, C\u266F, c++11", "c++|c#|f#|and|.net|asp|.net|core|a|b|hashtag|c#|c|11")]
    [InlineData("node.js, 5G, web3.0", "node|js|5g|web3|0")]
    [InlineData("Größe, STRASSE, Straße & ÜBERGABE", "grösse|strasse|strasse|übergabe")]
    [InlineData("U\u0308bergabe re\u0301sume\u0301", "übergabe|résumé")]
    [InlineData("Ｐｙｔｈｏｎ ３ ﬁnance", "python|3|finance")]
    [InlineData("IŞIK ışık İzmir", "işik|işik|izmir")]
    [InlineData("ΛΟΓΟΣ λογος", "λογοσ|λογοσ")]
    [InlineData("机器学习，AI 我", "机器|器学|学习|ai|我")]
    [InlineData("データ分析3年", "デー|ータ|タ分|分析|3|年")]
    [InlineData("기계 학습을", "기계|학습|습을")]
    [InlineData("รู้งาน", "รู้ง|งา|าน")]
    [InlineData("التَّعَلُّم الآلي ٢٠٢٤", "التعلم|الالي|2024")]
    [InlineData("שָׁלוֹם", "שלום")]
    [InlineData("नमस्ते दुनिया", "नमस्ते|दुनिया")]
    [InlineData("mento\u00ADring zero\u200Bwidth", "mentoring|zero|width")]
    public void Words_of_many_languages(string? text, string expected) =>
        Assert.Equal(expected, string.Join('|', Tokeniser.Words(text)));

    [Fact]
    public void Text_that_is_not_well_formed_is_read_around_the_fault() =>
        Assert.Equal(["ä", "b", "c"], Tokeniser.Words("ä\uD800b\uFFFEc"));

    [Fact]
    public void A_text_that_is_too_long_is_refused()
    {
        Assert.Single(Tokeniser.Words(new string('a', Tokeniser.LongestText)));
        Assert.Contains("100001 characters", Assert.Throws<ArgumentException>(() => Tokeniser.Words(new string('a', Tokeniser.LongestText + 1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_characters_never_break_it_and_words_of_words_are_the_same_words()
    {
        var random = new Random(5);
        for (var round = 0; round < 3000; round++)
        {
            var words = Tokeniser.Words(new string([.. Enumerable.Range(0, 12).Select(_ => (char)random.Next(0x10000))]));

            Assert.All(words, w => Assert.DoesNotContain(' ', w));
            Assert.All(words, w => Assert.NotEmpty(Tokeniser.Words(w)));
        }
    }

    [Theory]
    [InlineData("teams", "team")]
    [InlineData("strategies", "strategy")]
    [InlineData("databases", "database")]
    [InlineData("processes", "process")]
    [InlineData("process", "process")]
    [InlineData("campus", "campus")]
    [InlineData("analysis", "analysis")]
    [InlineData("heroes", "heroes")]
    [InlineData("aws", "aws")]
    [InlineData("größes", "größes")]
    [InlineData("c++s", "c++s")]
    public void English_plurals_fall_together_and_nothing_else(string word, string expected) => Assert.Equal(expected, Plurals.Singular(word));
}
