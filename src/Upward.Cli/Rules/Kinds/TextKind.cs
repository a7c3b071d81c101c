using System.Globalization;
using Upward.Cli.Json;
using Upward.Cli.People;
using Upward.MatchingEngine;

namespace Upward.Cli.Rules;

/// <summary>How alike two texts are in their words, with synonyms: "k8s" as "Kubernetes".</summary>
internal sealed class TextKind : ICriterionKind
{
    public string Kind => "text";

    public CompiledCriterion? Compile(string name, Settings settings, Pairing pairing)
    {
        var (mentor, mentee) = (pairing.MentorColumn(settings), pairing.MenteeColumn(settings));
        var points = settings.WholeNumber("points", 0, Kinds.MostPoints);
        var synonyms = SynonymsIn(settings);
        if (mentor is null || mentee is null || points is null || synonyms is null) return null;

        if (Texts(mentee) is not { } menteeTexts || Texts(mentor) is not { } mentorTexts) return null;
        return new CompiledCriterion(new TextSimilarity(name, menteeTexts, mentorTexts, points.Value, synonyms), facts => Words((TextFacts)facts));
    }

    private static Synonyms? SynonymsIn(Settings settings)
    {
        switch (settings.Value("synonyms"))
        {
            case null: return Synonyms.None;
            case JsonObject phrases:
                var wrong = phrases.Members.Where(m => m.Value is not JsonText).ToList();
                foreach (var member in wrong)
                    settings.Faults.Add(member.Value.At, settings.Key($"synonyms.{member.Name}"), member.Value.Described, "the term that the phrase stands for");
                return wrong.Count > 0 ? null : new Synonyms(phrases.Members.Select(m => KeyValuePair.Create(m.Name, ((JsonText)m.Value).Text)));
            case var other:
                settings.Wrong(other, "synonyms", "an object such as { \"k8s\": \"Kubernetes\" }");
                return null;
        }
    }

    private static string[]? Texts(Column column)
    {
        var sound = true;
        foreach (var person in column.Side.People.Where(p => column.Single(p).Length > Tokeniser.LongestText))
        {
            sound = false;
            column.Side.Fault(person, column.Index, string.Create(CultureInfo.InvariantCulture, $"a text of {column.Single(person).Length} characters"), $"at most {Tokeniser.LongestText}");
        }
        return sound ? [.. column.Side.People.Select(column.Single)] : null;
    }

    private static string Words(TextFacts facts) => facts.Shared.Count == 0 ? "no words in common" : $"both write of {string.Join(", ", facts.Shared)}";
}
