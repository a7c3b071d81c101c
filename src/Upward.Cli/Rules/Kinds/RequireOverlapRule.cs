using Upward.Cli.People;
using Upward.MatchingEngine;

namespace Upward.Cli.Rules;

internal sealed class RequireOverlapRule : IRuleKind
{
    public string Kind => "requireOverlap";

    public HardRule? Compile(Settings settings, Pairing pairing)
    {
        var (mentor, mentee) = (pairing.MentorColumn(settings), pairing.MenteeColumn(settings));
        var minimum = settings.WholeNumber("minimum", 1, 1000, fallback: 1);
        if (mentor is null || mentee is null || minimum is null) return null;

        var topics = Topics.Of(mentor, mentee);
        var columns = Folding.Same(mentor.Title, mentee.Title) ? mentor.Title : $"{mentor.Title} and {mentee.Title}";
        return new RequireOverlap($"{columns}: at least {minimum} in common", topics.Mentees, topics.Mentors, minimum.Value);
    }
}
