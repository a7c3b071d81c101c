namespace Upward.MatchingEngine;

/// <summary>What is wrong with the input of a <see cref="MatchingProblem"/>.</summary>
public enum ProblemErrorKind
{
    /// <summary>An id is empty.</summary>
    EmptyId,

    /// <summary>Two people of one side have the same id.</summary>
    DuplicateId,

    /// <summary>A capacity is below 0.</summary>
    NegativeCapacity,

    /// <summary>More pairs could be made than the arithmetic allows (<see cref="MatchingProblem.MaxPlaces"/>).</summary>
    TooManyPlaces,

    /// <summary>A criterion or rule describes another number of people than the problem has.</summary>
    LengthsDiffer,

    /// <summary>The criteria together could give more than <see cref="MatchingProblem.MaxPairPoints"/> points.</summary>
    PointsOutOfRange,

    /// <summary>More than 64 criteria or 64 rules.</summary>
    TooManyCriteriaOrRules,

    /// <summary>A locked pair, bonus or forbidden pair names a person who is not there.</summary>
    UnknownPerson,

    /// <summary>A pair is locked twice.</summary>
    LockedTwice,

    /// <summary>Somebody has more locked pairs than capacity.</summary>
    LockedOverCapacity,

    /// <summary>A locked pair breaks a hard rule.</summary>
    LockedBreaksRule,

    /// <summary>More than <see cref="MatchingProblem.MaxMentors"/> mentors.</summary>
    TooManyMentors,
}

/// <summary>One fault in the input of a problem.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Message">A sentence in English that names the person, pair, criterion or rule.</param>
public sealed record ProblemError(ProblemErrorKind Kind, string Message);

/// <summary>The input of <see cref="MatchingProblem.Create"/> cannot be a problem; <see cref="Errors"/> says everything that is wrong.</summary>
public sealed class InvalidProblemException : ArgumentException
{
    internal InvalidProblemException(IReadOnlyList<ProblemError> errors)
        : base(string.Join(" ", errors.Select(e => e.Message))) => Errors = errors;

    /// <summary>All faults found, at most 100.</summary>
    public IReadOnlyList<ProblemError> Errors { get; }
}
