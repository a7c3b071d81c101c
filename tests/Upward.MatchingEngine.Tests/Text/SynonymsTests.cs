using Xunit;

namespace Upward.MatchingEngine.Tests.Text;

public class SynonymsTests
{
    [Fact]
    public void The_longest_phrase_wins_and_each_word_counts_once()
    {
        var synonyms = Of(("machine learning", "ML"), ("machine learning operations", "MLOps"), ("learning", "training"), ("k8s", "Kubernetes"));

        Assert.Equal(["ml", "and", "mlop", "on", "kubernete", "training", "machine"], Terms(synonyms, "Machine Learning and machine-learning OPERATIONS on K8s: learning, machine"));
    }

    [Fact]
    public void A_canonical_term_of_several_words_is_found_by_its_own_name_and_by_a_chain()
    {
        var synonyms = Of(("OKRs", "goal setting"), ("goal setting", "Setting Goals"), ("机器学习", "machine learning"));

        Assert.Equal(["setting goal", "setting goal", "setting goal"], Terms(synonyms, "OKR; goal settings; setting goals"));
        Assert.Equal(["machine learning", "machine learning"], Terms(synonyms, "机器学习 machine learning"));
    }

    [Theory]
    [InlineData("!!", "x", "has no letter")]
    [InlineData("x", " ", "has no letter")]
    [InlineData("one two three four five six seven eight nine", "x", "9 words; at most 8")]
    [InlineData("K8s", "Docker", "stands for 'Kubernetes' and for 'Docker'")]
    [InlineData("Kubernetes", "k8s", "leads back to itself")]
    public void What_cannot_be_a_synonym_is_refused_in_words(string phrase, string canonical, string says) =>
        Assert.Contains(says, Assert.Throws<ArgumentException>(() => Of(("k8s", "Kubernetes"), (phrase, canonical))).Message, StringComparison.Ordinal);

    [Fact]
    public void Without_synonyms_words_stand_for_themselves_in_the_singular() =>
        Assert.Equal(["go", "team"], Synonyms.None.Terms(["go", "teams"]));

    private static Synonyms Of(params (string Phrase, string Canonical)[] phrases) => new(phrases.Select(p => KeyValuePair.Create(p.Phrase, p.Canonical)));

    private static IReadOnlyList<string> Terms(Synonyms synonyms, string text) => synonyms.Terms(Tokeniser.Words(text));
}
