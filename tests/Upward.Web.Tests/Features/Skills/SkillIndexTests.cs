using Upward.Web.Features.Skills;

namespace Upward.Web.Tests.Features.Skills;

public sealed class SkillIndexTests
{
    private static readonly SkillIndex BuiltIn = new(BuiltInSkills.All.Select(s => new SkillWords(Guid.NewGuid(), s.Name, s.Category, s.Synonyms)));

    [Fact]
    public void The_built_in_taxonomy_is_wide_and_every_word_leads_to_one_skill()
    {
        Assert.InRange(BuiltInSkills.All.Count, 200, 300);
        Assert.InRange(BuiltInSkills.All.Select(s => s.Category).Distinct().Count(), 12, 16);
        Assert.All(BuiltInSkills.All, s => Assert.InRange(s.Synonyms.Count, 1, 5));
        var words = BuiltInSkills.All.SelectMany(s => s.Synonyms.Prepend(s.Name)).Select(PlainWords.Of).ToList();
        Assert.Empty(words.GroupBy(w => w).Where(g => g.Count() > 1).Select(g => g.Key));
        // Seniors give back business knowledge: the list must not be about computers only.
        Assert.Contains(BuiltInSkills.All, s => s is { Category: "Business knowledge", Name: "Reading a balance sheet" });
    }

    [Theory]
    [InlineData("excel", "Spreadsheets")]
    [InlineData("  PROMPT engineering ", "Writing good prompts")]
    [InlineData("work-life balance", "Work and private life")]
    public void A_name_or_another_word_for_it_leads_to_the_skill(string typed, string expected) =>
        Assert.Equal(expected, BuiltIn.Resolve(typed)?.Name);

    [Fact]
    public void The_whole_name_comes_first_then_its_beginning_then_other_words()
    {
        var index = new SkillIndex([Words("Data quality"), Words("Data"), Words("Personal data"), Words("Maps", "data maps")]);
        Assert.Equal(["Data", "Data quality", "Maps", "Personal data"], index.Find("data").Select(f => f.Name));
        Assert.Equal("data maps", index.Find("data").Single(f => f.Name == "Maps").Also);
    }

    [Fact]
    public void Accents_and_case_do_not_matter_but_the_sharp_does()
    {
        var index = new SkillIndex([Words("Résumé writing"), Words("C#"), Words("C++")]);
        Assert.Equal("Résumé writing", index.Resolve("resume WRITING")?.Name);
        Assert.Equal("C#", index.Resolve("c#")?.Name);
        Assert.Equal("C++", index.Resolve("C++")?.Name);
    }

    [Theory]
    [InlineData("Exel", "Spreadsheets")]
    [InlineData("speaking in public", "Public speaking")]
    [InlineData("negociation", "Negotiation")]
    public void A_misspelt_word_finds_what_it_may_have_meant(string typed, string expected) =>
        Assert.Contains(expected, BuiltIn.Nearest(typed).Select(f => f.Name));

    [Fact]
    public void Nonsense_finds_nothing()
    {
        Assert.Empty(BuiltIn.Nearest("xqzzt"));
        Assert.Empty(BuiltIn.Find("   "));
        Assert.Null(BuiltIn.Resolve("xqzzt"));
    }

    private static SkillWords Words(string name, params string[] synonyms) => new(Guid.NewGuid(), name, "Some", synonyms);
}
