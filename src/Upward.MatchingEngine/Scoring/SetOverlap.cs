namespace Upward.MatchingEngine;

/// <summary>Points by the number of tags both have: interests, languages, shared hours. O(distinct common tags / 64) a pair.</summary>
public sealed class SetOverlap : Criterion
{
    private readonly int[] _points;

    /// <summary>Makes the criterion from a table. The lists are copied; a tag repeated in a list counts once.</summary>
    /// <param name="name">The caller's name.</param>
    /// <param name="menteeTags">Tags of each mentee.</param>
    /// <param name="mentorTags">Tags of each mentor.</param>
    /// <param name="points">Points for 0, 1, 2 ... common tags, each 0..30,000; the last entry holds for more.</param>
    public SetOverlap(string name, IReadOnlyList<IReadOnlyList<int>> menteeTags, IReadOnlyList<IReadOnlyList<int>> mentorTags, IReadOnlyList<int> points)
        : this(name, new TagSets(menteeTags, mentorTags), PointTable.Copy(points, nameof(points)))
    {
    }

    private SetOverlap(string name, TagSets tags, int[] points)
        : base(name, CriterionKind.SetOverlap, points.Max())
    {
        Tags = tags;
        _points = points;
    }

    /// <summary>
    /// Points in proportion to the number of common tags, without a cap.
    /// The most points are <paramref name="pointsPerTag"/> times the largest overlap the sizes of the sets allow; above 30,000 it is refused.
    /// </summary>
    /// <param name="name">The caller's name.</param>
    /// <param name="menteeTags">Tags of each mentee.</param>
    /// <param name="mentorTags">Tags of each mentor.</param>
    /// <param name="pointsPerTag">Points for each common tag, 0..30,000.</param>
    public static SetOverlap Linear(string name, IReadOnlyList<IReadOnlyList<int>> menteeTags, IReadOnlyList<IReadOnlyList<int>> mentorTags, int pointsPerTag)
    {
        PointTable.Check(pointsPerTag, nameof(pointsPerTag));
        var tags = new TagSets(menteeTags, mentorTags);
        if ((long)tags.MostCommon * pointsPerTag > MatchingProblem.MaxPairPoints)
            throw new ArgumentOutOfRangeException(nameof(pointsPerTag), pointsPerTag, $"'{name}' could give {(long)tags.MostCommon * pointsPerTag} points ({tags.MostCommon} common tags); at most {MatchingProblem.MaxPairPoints} are possible.");
        return new(name, tags, [.. Enumerable.Range(0, tags.MostCommon + 1).Select(count => count * pointsPerTag)]);
    }

    /// <summary>Points for 0, 1, 2 ... common tags; the last entry holds for more.</summary>
    public IReadOnlyList<int> PointsByCount => _points;

    internal TagSets Tags { get; }

    /// <inheritdoc/>
    public override int Points(int mentee, int mentor) => _points[Math.Min(Tags.CountCommon(mentee, mentor), _points.Length - 1)];

    private protected override ReasonFacts Facts(int mentee, int mentor) => new OverlapFacts(Tags.Common(mentee, mentor));

    internal override ProblemError? MisfitWith(int mentees, int mentors) => Tags.MisfitWith(mentees, mentors);
}
