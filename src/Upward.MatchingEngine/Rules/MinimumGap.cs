namespace Upward.MatchingEngine;

/// <summary>The mentee's level is at least so far above the mentor's. An unknown level leaves the rule unmet, and the breach says so. O(1) a pair.</summary>
public sealed class MinimumGap : HardRule
{
    private readonly int?[] _mentees;
    private readonly int?[] _mentors;

    /// <summary>Makes the rule. The lists are copied.</summary>
    /// <param name="name">The caller's name.</param>
    /// <param name="menteeValues">Level of each mentee, -1,000,000..1,000,000, null when unknown.</param>
    /// <param name="mentorValues">Level of each mentor, same range, null when unknown.</param>
    /// <param name="minimum">Least mentee's level minus mentor's level.</param>
    public MinimumGap(string name, IReadOnlyList<int?> menteeValues, IReadOnlyList<int?> mentorValues, int minimum)
        : base(name, RuleKind.MinimumGap)
    {
        _mentees = Values.Copy(menteeValues, nameof(menteeValues));
        _mentors = Values.Copy(mentorValues, nameof(mentorValues));
        Minimum = minimum;
    }

    /// <summary>Least mentee's level minus mentor's level.</summary>
    public int Minimum { get; }

    internal IReadOnlyList<int?> MenteeValues => _mentees;

    internal IReadOnlyList<int?> MentorValues => _mentors;

    /// <inheritdoc/>
    public override bool Allows(int mentee, int mentor) => _mentees[mentee] - _mentors[mentor] >= Minimum;

    private protected override BreachFacts Facts(int mentee, int mentor) => new GapTooSmall(_mentees[mentee], _mentors[mentor], Minimum);

    internal override ProblemError? MisfitWith(int mentees, int mentors) => Misfit.OfLengths(_mentees.Length, mentees, _mentors.Length, mentors);
}
