using Upward.MatchingEngine;

namespace Upward.Cli.Rules;

internal sealed class MinimumGapRule : IRuleKind
{
    public string Kind => "minimumGap";

    public HardRule? Compile(Settings settings, Pairing pairing)
    {
        var (mentor, mentee) = (pairing.MentorColumn(settings), pairing.MenteeColumn(settings));
        var minimum = settings.WholeNumber("minimum", -Kinds.MostNumber, Kinds.MostNumber);
        if (mentor is null || mentee is null || minimum is null) return null;

        return new MinimumGap(
            $"{mentee.Title}: at least {minimum} above the mentor's",
            Pairing.Numbers(mentee, -Kinds.MostNumber, Kinds.MostNumber), Pairing.Numbers(mentor, -Kinds.MostNumber, Kinds.MostNumber), minimum.Value);
    }
}
