namespace Upward.MatchingEngine;

/// <summary>The kinds of hard rule; the set is closed.</summary>
public enum RuleKind
{
    /// <summary>A private rule: nothing more is said. The text for people is only "not possible".</summary>
    NotPossible,

    /// <summary><see cref="MatchingEngine.RequireOverlap"/>.</summary>
    RequireOverlap,

    /// <summary><see cref="MatchingEngine.MinimumGap"/>.</summary>
    MinimumGap,

    /// <summary><see cref="MatchingEngine.NotInLine"/>.</summary>
    NotInLine,

    /// <summary><see cref="MatchingEngine.MustDiffer"/>.</summary>
    MustDiffer,

    /// <summary><see cref="MatchingEngine.ForbiddenPairs"/> that are not private.</summary>
    ForbiddenPairs,
}

/// <summary>
/// Forbids pairs, and says why. A forbidden pair is a constraint, never a low score. Immutable, safe to share between threads.
/// The set of derived classes is closed.
/// </summary>
public abstract class HardRule
{
    private protected HardRule(string name, RuleKind kind)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (kind != RuleKind.NotPossible) ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Kind = kind;
    }

    /// <summary>The caller's name for it; empty for a private rule.</summary>
    public string Name { get; }

    /// <summary>Which kind it is; a private rule says only <see cref="RuleKind.NotPossible"/>.</summary>
    public RuleKind Kind { get; }

    /// <summary>A private rule binds the solver and enters no number and no cause.</summary>
    public bool IsPrivate => Kind == RuleKind.NotPossible;

    /// <summary>Whether the rule allows the pair.</summary>
    /// <param name="mentee">Position of the mentee.</param>
    /// <param name="mentor">Position of the mentor.</param>
    public abstract bool Allows(int mentee, int mentor);

    /// <summary>Why the rule forbids the pair, or null when it allows it.</summary>
    /// <param name="mentee">Position of the mentee.</param>
    /// <param name="mentor">Position of the mentor.</param>
    public RuleBreach? Explain(int mentee, int mentor) => Allows(mentee, mentor) ? null
        : IsPrivate ? RuleBreach.NotPossible
        : new(Name, Kind, Facts(mentee, mentor));

    private protected abstract BreachFacts Facts(int mentee, int mentor);

    /// <summary>What does not fit a problem of this size, or null.</summary>
    internal abstract ProblemError? MisfitWith(int mentees, int mentors);

    /// <summary>Sets <paramref name="bit"/> for every mentor the rule forbids to the mentee; one virtual call a row instead of one a pair.</summary>
    internal virtual void MarkBroken(int mentee, Span<ulong> brokenBy, ulong bit)
    {
        for (var mentor = 0; mentor < brokenBy.Length; mentor++)
        {
            if (!Allows(mentee, mentor)) brokenBy[mentor] |= bit;
        }
    }
}
