using System.Text.RegularExpressions;
using Upward.Web.Features.Curriculum;
using Upward.Web.Features.Curriculum.Content;
using Upward.Web.Features.Curriculum.Needs;
using Upward.Web.Features.Curriculum.Together;
using Upward.Web.Features.Training.Content;

namespace Upward.Web.Tests.Features.Curriculum;

/// <summary>R004 R015 R023 R036 R047–R054 R109 R117 R157 R199 R201 R229 R247 R271: what comes with the product is whole, long enough and ours.</summary>
public sealed partial class ShippedCurriculumTests
{
    private static readonly string[] Parts = ["Aim", "Materials", "Steps", "A case", "Hands-on", "Questions to ask", "Sources"];

    /// <summary>Topics that can hurt somebody say how not to.</summary>
    private static readonly string[] WithCare = ["generations", "lgbt", "disability", "ethnicity", "mental-health", "security", "ai", "social-media"];

    public static TheoryData<string> Units => [.. ShippedCurriculum.Units.Select(u => u.Key)];

    [Theory, MemberData(nameof(Units))]
    public void A_unit_has_every_part_and_enough_in_each(string key)
    {
        var unit = ShippedCurriculum.Units.Single(u => u.Key == key);
        Assert.InRange(Words(unit.Body), 400, 900);
        Assert.All(Parts, part => Assert.Contains($"\n## {part}\n", "\n" + unit.Body, StringComparison.Ordinal));
        if (WithCare.Contains(unit.Topic)) Assert.Contains("\n## Take care\n", unit.Body, StringComparison.Ordinal);
        Assert.True(Words(Section(unit.Body, "A case")) > 70, "The case is too thin.");
        Assert.True(Words(Section(unit.Body, "Steps")) > 120, "The steps are too thin.");
        Assert.InRange(Section(unit.Body, "Questions to ask").Split('\n').Count(l => l.StartsWith("- ", StringComparison.Ordinal)), 3, 6);
        Assert.InRange(Section(unit.Body, "Sources").Split('\n').Count(l => l.StartsWith("- ", StringComparison.Ordinal)), 1, 4);
        Assert.True(unit.Parts.Materials.Count >= 2);
        Assert.InRange(unit.Parts.Exercises.Count, 3, 5);
        Assert.Equal(unit.Parts.Exercises.Count, unit.Parts.Exercises.Select(e => e.Key).Distinct().Count());
        Assert.InRange(unit.Minutes, 30, 90);
        Assert.InRange(unit.Level, 1, 3);
        Assert.True(Words(unit.Tip) >= 12, "A tip that helps.");
        Assert.NotEmpty(unit.Packs);
        Assert.All(unit.Packs, pack => Assert.Contains(pack, TopicTree.Packs));
        Assert.True(unit.Reviewed >= new DateOnly(2026, 1, 1));
        Assert.True(new CurriculumFacts(unit.Topic, unit.Taught, unit.Title, unit.Summary, unit.Minutes, unit.Tip, unit.Body).Check(Plan).Succeeded);
    }

    [Fact]
    public void Every_topic_and_every_need_has_a_unit_and_people_come_before_technology()
    {
        Assert.True(ShippedCurriculum.Units.Count >= 24);
        Assert.All(Plan.Topics, topic => Assert.NotEmpty(topic.Units));
        Assert.All(NeedsItems.Domains.SelectMany(d => d.Items), item => Assert.Contains(ShippedCurriculum.Units, u => u.Needs.Contains(item)));
        Assert.Equal(15, ShippedCurriculum.Units.SelectMany(u => u.Needs).Distinct().Count());
        Assert.Equal(["culture", "people", "market", "business", "social", "it"], Plan.Branches.Select(b => b.Key));
        Assert.All(TopicTree.Packs, pack => Assert.Contains(ShippedCurriculum.Units, u => u.Packs.Contains(pack)));
        // R199: in both directions.
        Assert.True(ShippedCurriculum.Units.Count(u => u.Taught == TaughtBy.Mentee) >= 3);
        Assert.True(ShippedCurriculum.Units.Count(u => u.Taught == TaughtBy.Mentor) >= 12);
        Assert.Equal(3, Plan.Topic("security")!.Units.Concat(Plan.Topic("digital")!.Units).Count(u => u.Key is "digital-own-device" or "security-tricks" or "security-accounts"));
    }

    [Fact]
    public void No_paragraph_and_no_longer_phrase_stands_twice()
    {
        var paragraphs = ShippedCurriculum.Units.SelectMany(u => u.Body.Split("\n\n", StringSplitOptions.TrimEntries)).Concat(ShippedTraining.Units.SelectMany(u => u.Body.Split("\n\n", StringSplitOptions.TrimEntries))).Where(p => Words(p) > 12).ToList();
        Assert.Empty(paragraphs.GroupBy(p => p).Where(g => g.Count() > 1).Select(g => g.Key));
        // Seven words in a row, outside the titles of books, are a phrase that wrote itself twice.
        var phrases = ShippedCurriculum.Units.SelectMany(u => Runs(u.Body[..u.Body.IndexOf("\n## Sources", StringComparison.Ordinal)]).Distinct().Select(run => (run, u.Key))).GroupBy(r => r.run).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(x => x.Key))}").ToList();
        Assert.Empty(phrases);
    }

    [Fact]
    public void The_question_bank_is_read_out_of_its_guideline_by_phase_and_theme()
    {
        var bank = QuestionBank.Of(ShippedTraining.Guidelines.Single(g => g.Slug == QuestionBank.Slug).Body);
        Assert.True(bank.Sum(s => s.Questions.Count) >= 60);
        Assert.True(bank.Count >= 10);
        Assert.Equal("Getting to know each other", bank[0].Title);
        Assert.Contains(bank.SelectMany(s => s.Questions), q => q is { AskedBy: Upward.Web.Features.Enrolment.ProgrammeRole.Mentor, Text: "When did you last nod without having understood?" });
        Assert.Contains("Nobody has to tell their own story", bank.Single(s => s.Title == "Belonging and inclusion").Note, StringComparison.Ordinal);
        Assert.All(bank.SelectMany(s => s.Questions), q => Assert.DoesNotContain('*', q.Text));
        Assert.Empty(QuestionBank.Of("1. A question before any heading\n\ntext"));
    }

    private static CurriculumPlan Plan { get; } = CurriculumPlan.Of(new(), 0, []);

    private static string Section(string body, string heading)
    {
        var from = body.IndexOf($"## {heading}\n", StringComparison.Ordinal) + heading.Length + 4;
        var to = body.IndexOf("\n## ", from, StringComparison.Ordinal);
        return to < 0 ? body[from..] : body[from..to];
    }

    private static IEnumerable<string> Runs(string text)
    {
        foreach (var line in text.ToLowerInvariant().Split('\n'))
        {
            var words = Word().Matches(line).Select(m => m.Value).ToList();
            for (var i = 0; i + 7 <= words.Count; i++) yield return string.Join(' ', words.Skip(i).Take(7));
        }
    }

    private static int Words(string text) => Word().Count(text);

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}'’-]*")]
    private static partial Regex Word();
}
