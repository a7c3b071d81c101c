namespace Upward.MatchingEngine;

/// <summary>Why a pair is forbidden, free of any language.</summary>
/// <param name="Rule">Name of the rule; empty when it is private.</param>
/// <param name="Kind">Kind of the rule; <see cref="RuleKind.NotPossible"/> when it is private.</param>
/// <param name="Facts">What broke it.</param>
public sealed record RuleBreach(string Rule, RuleKind Kind, BreachFacts Facts)
{
    /// <summary>All that is ever said about a private rule.</summary>
    public static RuleBreach NotPossible { get; } = new("", RuleKind.NotPossible, new NoFacts());
}

/// <summary>Facts behind a <see cref="RuleBreach"/>; one derived record for each kind of rule.</summary>
public abstract record BreachFacts
{
    private protected BreachFacts()
    {
    }
}

/// <summary>Nothing to add: the pair is listed, or the rule is private.</summary>
public sealed record NoFacts : BreachFacts;

/// <summary>Too little in common.</summary>
/// <param name="Common">Number of common tags (hours, languages ...).</param>
/// <param name="Minimum">Number needed.</param>
public sealed record TooLittleInCommon(int Common, int Minimum) : BreachFacts;

/// <summary>The mentee is not far enough above the mentor, or a level is unknown.</summary>
/// <param name="MenteeValue">The mentee's level, null when unknown: that alone leaves the rule unmet.</param>
/// <param name="MentorValue">The mentor's level, null when unknown: that alone leaves the rule unmet.</param>
/// <param name="Minimum">Gap needed.</param>
public sealed record GapTooSmall(int? MenteeValue, int? MentorValue, int Minimum) : BreachFacts;

/// <summary>One stands in the other's line.</summary>
/// <param name="Relation">Who stands where.</param>
public sealed record InLine(LineRelation Relation) : BreachFacts;

/// <summary>Both are of the same class, or a class is unknown and the rule takes that as unmet.</summary>
/// <param name="MenteeClass">The mentee's class, null when unknown.</param>
/// <param name="MentorClass">The mentor's class, null when unknown.</param>
public sealed record NotDifferent(int? MenteeClass, int? MentorClass) : BreachFacts;

/// <summary>How two people stand in the lines of command.</summary>
public enum LineRelation
{
    /// <summary>Neither is above the other.</summary>
    None,

    /// <summary>The mentee is above the mentor, at any depth, through solid or dotted lines.</summary>
    MenteeAbove,

    /// <summary>The mentor is above the mentee, at any depth, through solid or dotted lines.</summary>
    MentorAbove,

    /// <summary>Both are the same person.</summary>
    SamePerson,
}
