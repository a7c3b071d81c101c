namespace Upward.MatchingEngine;

/// <summary>Someone who takes part on one side of a matching.</summary>
/// <param name="Id">Stable id, unique on its side, compared ordinally, not empty. The same id may stand on both sides.</param>
/// <param name="Capacity">Most partners this person may have: 0 or more. 0 keeps the person in the tables but out of the pairs.</param>
public sealed record Participant(string Id, int Capacity = 1);

/// <summary>The two sides of a matching. In reverse mentoring the mentor is the junior and the mentee the senior.</summary>
public enum Side
{
    /// <summary>The person who learns.</summary>
    Mentee,

    /// <summary>The person who gives knowledge.</summary>
    Mentor,
}

/// <summary>A pair by the positions of its people in <see cref="MatchingProblem.Mentees"/> and <see cref="MatchingProblem.Mentors"/>.</summary>
/// <param name="Mentee">Position of the mentee, from 0.</param>
/// <param name="Mentor">Position of the mentor, from 0.</param>
public readonly record struct PairKey(int Mentee, int Mentor);

/// <summary>What counts as the better answer.</summary>
public enum Objective
{
    /// <summary>As many pairs as possible; among those answers, the highest total of points.</summary>
    PeopleFirst,

    /// <summary>The highest total of points; among those answers, as many pairs as possible.</summary>
    Total,
}
