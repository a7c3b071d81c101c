namespace Upward.MatchingEngine;

/// <summary>Points by the difference of two whole numbers, mentee's minus mentor's: levels, grades, years. O(1) a pair.</summary>
public sealed class GapTable : Criterion
{
    private readonly int?[] _mentees;
    private readonly int?[] _mentors;
    private readonly int[] _points;

    /// <summary>Makes the criterion. The lists are copied.</summary>
    /// <param name="name">The caller's name.</param>
    /// <param name="menteeValues">Value of each mentee, -1,000,000..1,000,000, null when unknown.</param>
    /// <param name="mentorValues">Value of each mentor, same range, null when unknown.</param>
    /// <param name="points">Points for the gaps <paramref name="firstGap"/>, <paramref name="firstGap"/> + 1, ...; smaller gaps get the first entry, larger ones the last.</param>
    /// <param name="firstGap">Gap of the first entry.</param>
    /// <param name="absolute">Whether the sign of the gap is dropped.</param>
    /// <param name="unknownPoints">Points when a value is unknown.</param>
    public GapTable(
        string name, IReadOnlyList<int?> menteeValues, IReadOnlyList<int?> mentorValues,
        IReadOnlyList<int> points, int firstGap = 0, bool absolute = false, int unknownPoints = 0)
        : base(name, CriterionKind.GapTable, Math.Max(PointTable.Copy(points, nameof(points)).Max(), PointTable.Check(unknownPoints, nameof(unknownPoints))))
    {
        _mentees = Values.Copy(menteeValues, nameof(menteeValues));
        _mentors = Values.Copy(mentorValues, nameof(mentorValues));
        if (firstGap is < -Values.Most or > Values.Most) throw new ArgumentOutOfRangeException(nameof(firstGap));
        _points = [.. points];
        FirstGap = firstGap;
        Absolute = absolute;
        UnknownPoints = unknownPoints;
    }

    /// <summary>Points by gap, from <see cref="FirstGap"/> upwards.</summary>
    public IReadOnlyList<int> PointsByGap => _points;

    /// <summary>Gap of the first entry of <see cref="PointsByGap"/>.</summary>
    public int FirstGap { get; }

    /// <summary>Whether the sign of the gap is dropped.</summary>
    public bool Absolute { get; }

    /// <summary>Points when a value is unknown.</summary>
    public int UnknownPoints { get; }

    internal IReadOnlyList<int?> MenteeValues => _mentees;

    internal IReadOnlyList<int?> MentorValues => _mentors;

    /// <inheritdoc/>
    public override int Points(int mentee, int mentor) =>
        Gap(mentee, mentor) is { } gap ? _points[Math.Clamp(gap - FirstGap, 0, _points.Length - 1)] : UnknownPoints;

    private protected override ReasonFacts Facts(int mentee, int mentor) => new GapFacts(_mentees[mentee], _mentors[mentor], Gap(mentee, mentor));

    internal override ProblemError? MisfitWith(int mentees, int mentors) => Misfit.OfLengths(_mentees.Length, mentees, _mentors.Length, mentors);

    private int? Gap(int mentee, int mentor)
    {
        var gap = _mentees[mentee] - _mentors[mentor];
        return Absolute && gap < 0 ? -gap : gap;
    }
}
