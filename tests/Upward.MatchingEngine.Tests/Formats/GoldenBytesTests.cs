using Upward.MatchingEngine.Formats;
using Xunit;

namespace Upward.MatchingEngine.Tests.Formats;

/// <summary>Records are kept for years: the bytes of a stored problem never change. A new kind gets a line of its own and leaves the others alone.</summary>
public class GoldenBytesTests
{
    [Theory]
    [InlineData(false, "4111d81cb9371ba54497f281ae9f936e722590163296b61ee364784579db6e4c")]
    [InlineData(true, "f4afdfbfb3f36fa85c052de425fce8e4e5d30e1818528a1f4e503e7451468515")]
    public void A_problem_has_the_fingerprint_it_always_had(bool texts, string fingerprint)
    {
        Criterion[] plain =
        [
            new WeightedCoverage("skills", Side.Mentee, [[new(1, 3, 1), new(2)], []], [[new(2, 1)], [new(1, 1)], []], 900, CoverageRounding.PerUnit, 5),
            new SetOverlap("interests", [[1, 2], [3]], [[2], [3, 1], []], [0, 10, 15]),
            new GapTable("level", [5, null], [1, 2, 3], [0, 7, 9], 1, false, 2),
            new CircularDistance("zone", [23, 0], [1, null, 12], 24, [9, 5], 1),
            new ClassDistance("department", [0, 1], [1, 2, null], [0, 0, 1], 1, 2, 3, 4),
            new SparseBonus("wishes", [new(1, 2, 50, 1), new(0, 0, 30, 2)]),
        ];
        Criterion[] more =
        [
            new TextSimilarity("story", ["Leading k8s teams, Größe", null], ["kubernetes team", "机器学习 and c#", "strasse grösse"], 300, new([new("k8s", "Kubernetes")])),
            new EmbeddingSimilarity("meaning", [[0.5f, -1f, 0.25f], null], [[1f, 1f, 1f], [0f, 0f, 0f], [-3f, 2f, 1e-30f]], 200),
        ];
        var problem = MatchingProblem.Create([new("Rosa", 2), new("Paul")], [new("周"), new("Amina"), new("Bo", 0)], texts ? [.. plain, .. more] : plain,
            [new MinimumGap("gap", [5, 6], [1, 2, 3], 2), new RequireOverlap("language", [[1], [1, 2]], [[1], [2], [1]]), ForbiddenPairs.Private([new(0, 1)])], [new(1, 0)], Objective.Total, 42);

        Assert.Equal(fingerprint, ProblemFormat.Fingerprint(problem));
    }
}
