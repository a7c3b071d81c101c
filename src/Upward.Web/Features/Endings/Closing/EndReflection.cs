using Upward.Web.Features.Mentorships;

namespace Upward.Web.Features.Endings;

/// <summary>What one of the two says looking back.</summary>
public sealed class EndReflection : AnsweredAlone
{
    public const int Longest = 1500;
    public static IReadOnlyList<string> Questions { get; } = ["learned", "given", "different", "moment", "better", "keep"];

    private EndReflection() : base(Questions, Longest) { }

    public static EndReflection By(Mentorship pair, Guid personId)
    {
        var reflection = new EndReflection();
        reflection.Belong(pair, personId);
        return reflection;
    }
}
