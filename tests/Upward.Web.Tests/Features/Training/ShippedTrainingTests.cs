using System.Text.RegularExpressions;
using Upward.Web.Features.Training;
using Upward.Web.Features.Training.Content;

namespace Upward.Web.Tests.Features.Training;

/// <summary>What comes with the product is held to what an author of a programme is held to, and to more.</summary>
public sealed partial class ShippedTrainingTests
{
    public static TheoryData<string> Units => [.. ShippedTraining.Units.Select(u => u.Key)];

    [Theory, MemberData(nameof(Units))]
    public void A_unit_is_long_enough_tells_a_case_and_gives_something_to_try(string key)
    {
        var unit = Of(key);
        var text = UnitCheck.ReadingOf(unit.Body);

        Assert.InRange(Words(text), 400, 900);
        Assert.Contains("\n## A case\n", text, StringComparison.Ordinal);
        Assert.True(Words(text[text.IndexOf("\n## A case\n", StringComparison.Ordinal)..text.IndexOf("\n## Try it\n", StringComparison.Ordinal)]) > 80, "The case is too thin.");
        Assert.True(Words(text[text.IndexOf("\n## Try it\n", StringComparison.Ordinal)..]) > 30, "The exercise is too thin.");
        Assert.True(new UnitFacts(unit.Track, unit.Title, unit.Summary, unit.Minutes, unit.Body).Check().Succeeded);
        Assert.NotEmpty(unit.Summary);
    }

    [Theory, MemberData(nameof(Units))]
    public void Its_check_has_one_right_answer_to_each_question_and_a_reason(string key)
    {
        var check = UnitCheck.Of(Of(key).Body);

        Assert.Empty(check.Faults);
        Assert.InRange(check.Questions.Count, 2, 3);
        Assert.All(check.Questions, q =>
        {
            Assert.Equal(3, q.Options.Count);
            Assert.Single(q.Options, o => o.IsRight);
            Assert.Equal(3, q.Options.Select(o => o.Text).Distinct().Count());
            Assert.True(Words(q.Why) >= 8, $"A reason in full: {q.Why}");
        });
        // Not the same place each time: that would be learnt before the unit is.
        Assert.True(check.Questions.Select(q => q.Options.ToList().FindIndex(o => o.IsRight)).Distinct().Count() > 1, "The right answer always stands at the same place.");
    }

    /// <summary>Otherwise one finishes a unit by taking the longest answer, without reading.</summary>
    [Fact]
    public void The_longest_answer_is_seldom_the_right_one()
    {
        var questions = ShippedTraining.Units.SelectMany(u => UnitCheck.Of(u.Body).Questions).ToList();
        Assert.InRange(questions.Count(q => q.Options.MaxBy(o => o.Text.Length)!.IsRight), 1, questions.Count / 2);
    }

    [Fact]
    public void The_tracks_are_whole_and_in_order()
    {
        var counts = ShippedTraining.Units.CountBy(u => u.Track).ToDictionary();
        Assert.Equal((7, 5, 2, 2), (counts[TrainingTrack.Mentor], counts[TrainingTrack.Mentee], counts[TrainingTrack.Everyone], counts[TrainingTrack.Ally]));
        Assert.Equal((2, 1, 1, 1), (counts[TrainingTrack.ProgrammeManager], counts[TrainingTrack.Sponsor], counts[TrainingTrack.LineManager], counts[TrainingTrack.NeutralContact]));
        Assert.All(ShippedTraining.Units.GroupBy(u => u.Track), track => Assert.Equal(Enumerable.Range(1, track.Count()), track.Select(u => u.Order)));
        Assert.All(ShippedTraining.Units, u => Assert.Equal(u.Track != TrainingTrack.Ally, u.IsRequired));
        Assert.InRange(ShippedTraining.Units.Where(u => u.Track == TrainingTrack.Mentor).Sum(u => u.Minutes), 150, 200);
        Assert.InRange(ShippedTraining.Units.Where(u => u.Track == TrainingTrack.Mentee).Sum(u => u.Minutes), 60, 90);
    }

    [Fact]
    public void No_paragraph_stands_twice()
    {
        var paragraphs = ShippedTraining.Units.Select(u => u.Body).Concat(ShippedTraining.Guidelines.Select(g => g.Body))
            .SelectMany(b => b.Split("\n\n", StringSplitOptions.TrimEntries)).Where(p => Words(p) > 12 && !p.StartsWith('|')).ToList();
        Assert.True(paragraphs.Count > 300);
        Assert.Empty(paragraphs.GroupBy(p => p).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void The_guidelines_hold_what_every_programme_needs()
    {
        var slugs = ShippedTraining.Guidelines.Select(g => g.Slug).ToList();
        Assert.Equal(["role-card-mentor", "role-card-mentee", "role-card-line-manager", "role-card-sponsor", "role-card-neutral-contact", "conduct", "we-are-stuck", "first-session", "practice-and-buddy", "senior-self-check", "question-bank"], slugs);
        Assert.All(ShippedTraining.Guidelines, g => Assert.Null(TrainingProse.FaultOf(g.Body)));
        var conduct = ShippedTraining.Guidelines.Single(g => g.Slug == "conduct").Body;
        Assert.All((string[])["## Dress", "## Devices", "## Materials"], h => Assert.Contains(h, conduct, StringComparison.Ordinal));
        var questions = Numbered().Matches(ShippedTraining.Guidelines.Single(g => g.Slug == "question-bank").Body).Select(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.True(questions.Count >= 60);
        Assert.Equal(Enumerable.Range(1, questions.Count), questions);
        // A role card is one page: about 400 words.
        Assert.All(ShippedTraining.Guidelines.Where(g => g.Slug.StartsWith("role-card", StringComparison.Ordinal)), g => Assert.InRange(Words(g.Body), 180, 420));
    }

    private static ShippedUnit Of(string key) => ShippedTraining.Units.Single(u => u.Key == key);
    private static int Words(string text) => Word().Count(text);

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}'’-]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"^(\d+)\. ", RegexOptions.Multiline)]
    private static partial Regex Numbered();
}
