using Upward.Web.Platform;

namespace Upward.Web.Features.Applications;

/// <summary>All answers of one application, by question key; knows which questions were asked and what is missing.</summary>
public sealed class AnswerSheet(IReadOnlyDictionary<string, GivenAnswer> answers)
{
    public const int LongestShort = 200, LongestLong = 4000, MostSkills = 20;

    public static AnswerSheet Of(IEnumerable<ApplicationAnswer> answers) => new(answers.ToDictionary(a => a.Key, a => a.Given));

    public GivenAnswer this[string key] => answers.GetValueOrDefault(key, GivenAnswer.None);

    public bool IsAsked(FormQuestion question) => !question.IsConditional || this[question.WhenKey].Says(question.WhenAnswer);

    public IReadOnlyList<NamedSkill> Skills(string key) => [.. this[key].Choices.Select(NamedSkill.Read).OfType<NamedSkill>()];

    /// <summary>Everything that keeps it from being sent; the field is the question's key.</summary>
    public Outcome Check(IReadOnlyList<FormQuestion> questions) => Outcome.Refused([.. questions.Where(IsAsked).SelectMany(Faults)]);

    /// <summary>What is wrong even in a draft: too long to be kept.</summary>
    public Outcome CheckLengths(IReadOnlyList<FormQuestion> questions) => Outcome.Refused([.. questions.SelectMany(TooLong)]);

    private IEnumerable<Refusal> Faults(FormQuestion question)
    {
        var given = this[question.Key];
        if (given.IsEmpty)
        {
            if (question.Required) yield return new(question.Key, new Message(question.Kind == QuestionKind.Consent ? "apply.refused.consent" : "apply.refused.missing", ("question", question.Text)));
            yield break;
        }
        foreach (var fault in TooLong(question)) yield return fault;
        var known = question.PossibleAnswers;
        var unknown = question.Kind switch
        {
            QuestionKind.OneOf or QuestionKind.Scale or QuestionKind.Consent => !known.Contains(given.Text),
            QuestionKind.SeveralOf => given.Choices.Any(c => !known.Contains(c)),
            // Half a ranking says less than none: all of it, or nothing.
            QuestionKind.Ranking => given.Choices.Count != question.Options.Count || given.Choices.Distinct().Count() != given.Choices.Count || given.Choices.Any(c => !question.Options.Contains(c)),
            _ => false,
        };
        if (unknown) yield return new(question.Key, new Message(question.Kind == QuestionKind.Ranking ? "apply.refused.ranking" : "apply.refused.choice"));
    }

    private IEnumerable<Refusal> TooLong(FormQuestion question)
    {
        var given = this[question.Key];
        var most = question.Kind == QuestionKind.ShortText ? LongestShort : LongestLong;
        if (given.Text.Length > most) yield return new(question.Key, new Message("refused.tooLong", ("max", most), ("length", given.Text.Length)));
        if (given.Choices.Count > Math.Max(MostSkills, question.Options.Count)) yield return new(question.Key, new Message("profile.refused.tooMany", ("max", MostSkills)));
    }
}
