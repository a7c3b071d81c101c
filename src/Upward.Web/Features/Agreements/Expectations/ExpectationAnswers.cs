using Upward.Web.Features.Mentorships;

namespace Upward.Web.Features.Agreements.Expectations;

/// <summary>What one of the two expects, said before the agreement is written.</summary>
public sealed class ExpectationAnswers : AnsweredAlone
{
    public const int Longest = 1000;
    public static IReadOnlyList<string> Questions { get; } = ["worth", "bring", "worry", "truth", "calendar", "notice"];

    private ExpectationAnswers() : base(Questions, Longest) { }

    public static ExpectationAnswers By(Mentorship pair, Guid personId)
    {
        var answers = new ExpectationAnswers();
        answers.Belong(pair, personId);
        return answers;
    }
}
