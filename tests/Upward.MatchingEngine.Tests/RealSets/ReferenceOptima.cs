using System.Text.Json;
using Upward.MatchingEngine.Verification;
using Xunit;

namespace Upward.MatchingEngine.Tests.RealSets;

/// <summary>What another solver found for the real sets (reference_optima.json), and the engine's answer, always proven.</summary>
internal static class ReferenceOptima
{
    public static JsonElement Of(string set)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(SharedData.File("reference_optima.json")));
        return file.RootElement.GetProperty(set).Clone();
    }

    public static MatchingResult Proven(MatchingProblem problem)
    {
        var result = Matcher.Solve(problem, ct: TestContext.Current.CancellationToken);
        var report = Verifier.Check(problem, result, TestContext.Current.CancellationToken);
        Assert.True(report.Proven, string.Join(" ", report.Failures.Select(f => f.Message)));
        return result;
    }

    /// <summary>One-to-one over listed pairs; all others are forbidden.</summary>
    public static MatchingProblem Listed(int mentees, int mentors, Objective objective, IEnumerable<BonusPair> pairs)
    {
        BonusPair[] listed = [.. pairs];
        var known = listed.Select(p => new PairKey(p.Mentee, p.Mentor)).ToHashSet();
        return MatchingProblem.Create(
            [.. Enumerable.Range(0, mentees).Select(i => new Participant($"a{i}"))], [.. Enumerable.Range(0, mentors).Select(j => new Participant($"b{j}"))],
            [new SparseBonus("listed", listed)],
            [new ForbiddenPairs("not listed", [.. Enumerable.Range(0, mentees * mentors).Select(n => new PairKey(n / mentors, n % mentors)).Where(p => !known.Contains(p))])],
            null, objective);
    }
}
