namespace Upward.MatchingEngine;

/// <summary>Points by the distance of two places on a circle, the shorter way round: time zones in half hours (period 48). O(1) a pair.</summary>
public sealed class CircularDistance : Criterion
{
    private readonly int?[] _mentees;
    private readonly int?[] _mentors;
    private readonly int[] _points;

    /// <summary>Makes the criterion. The lists are copied.</summary>
    /// <param name="name">The caller's name.</param>
    /// <param name="menteeValues">Place of each mentee, null when unknown; taken modulo <paramref name="period"/>, so negative offsets are fine.</param>
    /// <param name="mentorValues">Place of each mentor, likewise.</param>
    /// <param name="period">Steps once round the circle, 1..1,000,000.</param>
    /// <param name="points">Points for the distances 0, 1, 2 ...; the last entry holds for more.</param>
    /// <param name="unknownPoints">Points when a place is unknown.</param>
    public CircularDistance(
        string name, IReadOnlyList<int?> menteeValues, IReadOnlyList<int?> mentorValues,
        int period, IReadOnlyList<int> points, int unknownPoints = 0)
        : base(name, CriterionKind.CircularDistance, Math.Max(PointTable.Copy(points, nameof(points)).Max(), PointTable.Check(unknownPoints, nameof(unknownPoints))))
    {
        if (period is < 1 or > Values.Most) throw new ArgumentOutOfRangeException(nameof(period), period, $"The period must be 1 to {Values.Most}.");
        Period = period;
        _mentees = [.. Values.Copy(menteeValues, nameof(menteeValues)).Select(OnCircle)];
        _mentors = [.. Values.Copy(mentorValues, nameof(mentorValues)).Select(OnCircle)];
        _points = [.. points];
        UnknownPoints = unknownPoints;
    }

    /// <summary>Steps once round the circle.</summary>
    public int Period { get; }

    /// <summary>Points for the distances 0, 1, 2 ...; the last entry holds for more.</summary>
    public IReadOnlyList<int> PointsByDistance => _points;

    /// <summary>Points when a place is unknown.</summary>
    public int UnknownPoints { get; }

    internal IReadOnlyList<int?> MenteeValues => _mentees;

    internal IReadOnlyList<int?> MentorValues => _mentors;

    /// <inheritdoc/>
    public override int Points(int mentee, int mentor) =>
        Distance(mentee, mentor) is { } distance ? _points[Math.Min(distance, _points.Length - 1)] : UnknownPoints;

    private protected override ReasonFacts Facts(int mentee, int mentor) => new CircularFacts(_mentees[mentee], _mentors[mentor], Distance(mentee, mentor));

    internal override ProblemError? MisfitWith(int mentees, int mentors) => Misfit.OfLengths(_mentees.Length, mentees, _mentors.Length, mentors);

    private int? Distance(int mentee, int mentor)
    {
        if (_mentees[mentee] is not { } a || _mentors[mentor] is not { } b) return null;
        var steps = Math.Abs(a - b);
        return Math.Min(steps, Period - steps);
    }

    private int? OnCircle(int? value) => value is { } v ? ((v % Period) + Period) % Period : null;
}
