using Upward.Web.Features.Enrolment;

namespace Upward.Web.Features.Applications;

/// <summary>One answer to be shown, to its author or to a reader.</summary>
public sealed record AnswerView(FormQuestion Question, AnswerSheet Sheet, IReadOnlyDictionary<Guid, string> SkillNames, ProgrammeRole Role)
{
    public GivenAnswer Given => Sheet[Question.Key];

    public IEnumerable<(string Name, int Level)> Skills => Sheet.Skills(Question.Key).Select(s => (s.IsKnown ? SkillNames.GetValueOrDefault(s.SkillId, "") : s.Words, s.Level)).Where(s => s.Item1.Length > 0);
}
