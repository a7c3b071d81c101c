using Upward.Web.Features.Enrolment;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Applications;

/// <summary>One question of a form to be filled in, at its place.</summary>
public sealed record QuestionView(ApplicationForm Form, int Index, ProgrammeRole Role)
{
    public FormQuestion Question => Form.Questions[Index];

    /// <summary>The question above that decides whether this one is asked.</summary>
    public int GovernorIndex => Form.Questions.FindIndex(q => q.Key == Question.WhenKey);

    /// <summary>The input that an error of a question stands at.</summary>
    public static string FieldOf(FormQuestion question, int index) => question.Kind switch
    {
        QuestionKind.SeveralOf => $"Answers[{index}].Choices", QuestionKind.Ranking => $"Answers[{index}].Ranks[0]", QuestionKind.Skills => $"Answers[{index}].Skills[0].Skill", _ => $"Answers[{index}].Text",
    };

    public static string ReadersKey(Readers readers) => readers switch { Readers.Managers => "apply.sees.managers", Readers.Partner => "apply.sees.partner", _ => "apply.sees.reviewers" };

    public string WhenSentence(Texts t) => GovernorIndex < 0 ? "" : t["apply.when", ("question", Form.Questions[GovernorIndex].Text), ("answer", Form.Questions[GovernorIndex].Kind == QuestionKind.Consent ? t["apply.when.yes"] : Question.WhenAnswer)];
}
