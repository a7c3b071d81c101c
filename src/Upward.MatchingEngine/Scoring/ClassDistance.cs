namespace Upward.MatchingEngine;

/// <summary>How far apart two classes are.</summary>
public enum Nearness
{
    /// <summary>The same class, such as one department.</summary>
    Same,

    /// <summary>Different classes of one group, such as two departments of one division.</summary>
    Near,

    /// <summary>Classes of different groups.</summary>
    Far,
}

/// <summary>Points for the same class, a class in the same group, and a class elsewhere: department within division, site within country. O(1) a pair.</summary>
public sealed class ClassDistance : Criterion
{
    private readonly int?[] _mentees;
    private readonly int?[] _mentors;
    private readonly int[] _groups;

    /// <summary>Makes the criterion. The lists are copied.</summary>
    /// <param name="name">The caller's name.</param>
    /// <param name="menteeClasses">Class of each mentee, null when unknown; 0 or more.</param>
    /// <param name="mentorClasses">Class of each mentor, likewise.</param>
    /// <param name="groupOfClass">Group of each class by its number; empty when no two classes are near.</param>
    /// <param name="samePoints">Points for the same class.</param>
    /// <param name="nearPoints">Points for different classes of one group.</param>
    /// <param name="farPoints">Points for classes of different groups.</param>
    /// <param name="unknownPoints">Points when a class is unknown.</param>
    public ClassDistance(
        string name, IReadOnlyList<int?> menteeClasses, IReadOnlyList<int?> mentorClasses, IReadOnlyList<int> groupOfClass,
        int samePoints, int nearPoints, int farPoints, int unknownPoints = 0)
        : base(name, CriterionKind.ClassDistance, PointTable.Copy([samePoints, nearPoints, farPoints, unknownPoints], nameof(samePoints)).Max())
    {
        ArgumentNullException.ThrowIfNull(groupOfClass);
        _mentees = Values.Copy(menteeClasses, nameof(menteeClasses));
        _mentors = Values.Copy(mentorClasses, nameof(mentorClasses));
        _groups = [.. groupOfClass];
        foreach (var number in _mentees.Concat(_mentors))
        {
            if (number < 0 || (_groups.Length > 0 && number >= _groups.Length))
                throw new ArgumentException($"'{name}': the class {number} has no group.", nameof(groupOfClass));
        }
        SamePoints = samePoints;
        NearPoints = nearPoints;
        FarPoints = farPoints;
        UnknownPoints = unknownPoints;
    }

    /// <summary>Points for the same class.</summary>
    public int SamePoints { get; }

    /// <summary>Points for different classes of one group.</summary>
    public int NearPoints { get; }

    /// <summary>Points for classes of different groups.</summary>
    public int FarPoints { get; }

    /// <summary>Points when a class is unknown.</summary>
    public int UnknownPoints { get; }

    internal IReadOnlyList<int?> MenteeClasses => _mentees;

    internal IReadOnlyList<int?> MentorClasses => _mentors;

    internal IReadOnlyList<int> GroupOfClass => _groups;

    /// <inheritdoc/>
    public override int Points(int mentee, int mentor) => Between(mentee, mentor) switch
    {
        Nearness.Same => SamePoints,
        Nearness.Near => NearPoints,
        Nearness.Far => FarPoints,
        _ => UnknownPoints,
    };

    private protected override ReasonFacts Facts(int mentee, int mentor) => new ClassFacts(_mentees[mentee], _mentors[mentor], Between(mentee, mentor));

    internal override ProblemError? MisfitWith(int mentees, int mentors) => Misfit.OfLengths(_mentees.Length, mentees, _mentors.Length, mentors);

    private Nearness? Between(int mentee, int mentor)
    {
        if (_mentees[mentee] is not { } a || _mentors[mentor] is not { } b) return null;
        if (a == b) return Nearness.Same;
        return _groups.Length > 0 && _groups[a] == _groups[b] ? Nearness.Near : Nearness.Far;
    }
}
