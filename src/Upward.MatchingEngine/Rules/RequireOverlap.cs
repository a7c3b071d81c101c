namespace Upward.MatchingEngine;

/// <summary>At least so many tags in common: one shared language; shared hours of the week as tags 0..167. O(distinct common tags / 64) a pair.</summary>
public sealed class RequireOverlap : HardRule
{
    /// <summary>Makes the rule. The lists are copied; a tag repeated in a list counts once.</summary>
    /// <param name="name">The caller's name.</param>
    /// <param name="menteeTags">Tags of each mentee.</param>
    /// <param name="mentorTags">Tags of each mentor.</param>
    /// <param name="minimum">Common tags needed, 1 or more.</param>
    public RequireOverlap(string name, IReadOnlyList<IReadOnlyList<int>> menteeTags, IReadOnlyList<IReadOnlyList<int>> mentorTags, int minimum = 1)
        : base(name, RuleKind.RequireOverlap)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimum, 1);
        Tags = new TagSets(menteeTags, mentorTags);
        Minimum = minimum;
    }

    /// <summary>Common tags needed.</summary>
    public int Minimum { get; }

    internal TagSets Tags { get; }

    /// <inheritdoc/>
    public override bool Allows(int mentee, int mentor) => Tags.CountCommon(mentee, mentor) >= Minimum;

    private protected override BreachFacts Facts(int mentee, int mentor) => new TooLittleInCommon(Tags.CountCommon(mentee, mentor), Minimum);

    internal override ProblemError? MisfitWith(int mentees, int mentors) => Tags.MisfitWith(mentees, mentors);
}
