using Upward.MatchingEngine;

namespace Upward.Cli.Rules;

/// <param name="Words">The facts behind the points, in words, without the criterion's name.</param>
internal sealed record CompiledCriterion(Criterion Engine, Func<ReasonFacts, string> Words);

/// <summary>One kind of criterion: reads its settings and columns, and makes the engine's criterion from them. Null after a fault.</summary>
internal interface ICriterionKind
{
    string Kind { get; }

    CompiledCriterion? Compile(string name, Settings settings, Pairing pairing);
}

/// <summary>One kind of hard rule. The rule's name is what causes say: "Languages: at least 1 in common".</summary>
internal interface IRuleKind
{
    string Kind { get; }

    HardRule? Compile(Settings settings, Pairing pairing);
}

internal static class Kinds
{
    /// <summary>Most points that a criterion can give; the engine allows as many for all together.</summary>
    public const int MostPoints = MatchingProblem.MaxPairPoints;

    /// <summary>Bound of numbers in cells and of minimum gaps.</summary>
    public const int MostNumber = 1_000_000;

    public static readonly ICriterionKind[] Criteria =
    [
        new SetOverlapKind(), new CoverageKind(), new GapKind(), new ClassDistanceKind(),
        new SameAsKind(), new DiffersKind(), new CircularDistanceKind(), new WishesKind(), new TextKind(),
    ];

    public static readonly IRuleKind[] Rules =
    [
        new RequireOverlapRule(), new MinimumGapRule(), new DiffersRule(), new NotInLineRule(), new ExcludedRule(),
    ];
}
