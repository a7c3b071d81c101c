namespace Upward.MatchingEngine;

/// <summary>The two are of different classes: department, site. O(1) a pair.</summary>
public sealed class MustDiffer : HardRule
{
    private readonly int?[] _mentees;
    private readonly int?[] _mentors;

    /// <summary>Makes the rule. The lists are copied.</summary>
    /// <param name="name">The caller's name.</param>
    /// <param name="menteeClasses">Class of each mentee, null when unknown.</param>
    /// <param name="mentorClasses">Class of each mentor, null when unknown.</param>
    /// <param name="unknownDiffers">Whether an unknown class counts as different (the pair is allowed) or leaves the rule unmet.</param>
    public MustDiffer(string name, IReadOnlyList<int?> menteeClasses, IReadOnlyList<int?> mentorClasses, bool unknownDiffers = true)
        : base(name, RuleKind.MustDiffer)
    {
        _mentees = Values.Copy(menteeClasses, nameof(menteeClasses));
        _mentors = Values.Copy(mentorClasses, nameof(mentorClasses));
        UnknownDiffers = unknownDiffers;
    }

    /// <summary>Whether an unknown class counts as different.</summary>
    public bool UnknownDiffers { get; }

    internal IReadOnlyList<int?> MenteeClasses => _mentees;

    internal IReadOnlyList<int?> MentorClasses => _mentors;

    /// <inheritdoc/>
    public override bool Allows(int mentee, int mentor) =>
        _mentees[mentee] is { } a && _mentors[mentor] is { } b ? a != b : UnknownDiffers;

    private protected override BreachFacts Facts(int mentee, int mentor) => new NotDifferent(_mentees[mentee], _mentors[mentor]);

    internal override ProblemError? MisfitWith(int mentees, int mentors) => Misfit.OfLengths(_mentees.Length, mentees, _mentors.Length, mentors);
}
