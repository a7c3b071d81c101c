namespace Upward.MatchingEngine;

/// <summary>Somebody with capacity who is in no pair of the answer.</summary>
/// <param name="Side">Side of the person.</param>
/// <param name="Index">Position on that side.</param>
/// <param name="Id">Id of the person.</param>
/// <param name="Cause">Why they are left out.</param>
public sealed record UnmatchedPerson(Side Side, int Index, string Id, UnmatchedCause Cause);

/// <summary>Why somebody is left out; one derived record for each cause.</summary>
public abstract record UnmatchedCause
{
    private protected UnmatchedCause()
    {
    }
}

/// <summary>The rules that may be named leave no partner.</summary>
/// <param name="BlockedBy">For each rule that may be named, how many of the possible partners it forbids; rules that forbid none are left out. A partner forbidden by two rules counts under both.</param>
public sealed record NoFeasiblePartner(IReadOnlyList<RuleCount> BlockedBy) : UnmatchedCause;

/// <summary>No partner is possible, and a private rule has its part in it: nothing more is said.</summary>
public sealed record NotPossible : UnmatchedCause;

/// <summary>
/// All possible partners are taken, and could only be freed by leaving out another in the same place (Hall's theorem, 1935):
/// <paramref name="People"/> people share <paramref name="Places"/> places.
/// </summary>
/// <param name="People">People of the same side, this one included, who compete for the same partners.</param>
/// <param name="Demand">Pairs these people could take (the sum of their capacities).</param>
/// <param name="Places">Pairs that their possible partners can take together; less than <paramref name="Demand"/>.</param>
public sealed record PartnersTaken(int People, long Demand, long Places) : UnmatchedCause;

/// <summary>Taking this person in would lower the total (only with <see cref="Objective.Total"/>).</summary>
public sealed record LowersTotal : UnmatchedCause;

/// <summary>The solver was stopped before it could place this person, or, in a proven answer, before it could say why nobody is left for them.</summary>
public sealed record NotReached : UnmatchedCause;

/// <summary>How often a rule forbids.</summary>
/// <param name="Rule">Position of the rule in <see cref="MatchingProblem.Rules"/>.</param>
/// <param name="Name">Name of the rule.</param>
/// <param name="Kind">Kind of the rule.</param>
/// <param name="Count">Number of partners it forbids to the person.</param>
public sealed record RuleCount(int Rule, string Name, RuleKind Kind, int Count);
