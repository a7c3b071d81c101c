using System.Diagnostics;
using Upward.MatchingEngine;
using Upward.Web.Features.Matching;
using Upward.Web.Features.Matching.Compile;
using Upward.Web.Features.Matching.Rounds;

namespace Upward.Web.Tests.Features.Matching;

/// <summary>Five hundred on each side, compiled without a database.</summary>
public sealed class LargeProgrammeTests
{
    [Fact]
    public void The_effect_of_a_rule_on_500_x_500_is_counted_while_one_waits()
    {
        var inputs = Inputs(500);
        Effect(inputs, new());

        var start = Stopwatch.GetTimestamp();
        var found = Effect(inputs, new() { MinimumLevelGap = 2 });
        var took = Stopwatch.GetElapsedTime(start);

        Assert.Equal(250_000, found.Pairs);
        Assert.InRange(found.FeasiblePairs, 1, 249_999);
        Assert.Equal(found.Pairs, found.FeasiblePairs + Blocked(inputs, new() { MinimumLevelGap = 2 }));
        // 300 ms is the aim on a quiet machine; the bound leaves room for a busy one.
        Assert.True(took < TimeSpan.FromSeconds(2), $"It took {took.TotalMilliseconds:0} ms.");
    }

    [Fact]
    public void A_problem_survives_its_bytes_and_compiles_to_the_same_ones_in_any_order_of_reading()
    {
        var inputs = Inputs(60);
        var compiled = CompileProblem.Of(inputs, new(), 11);
        var bytes = RoundBytes.Of(compiled.Problem);
        var other = CompileProblem.Of(inputs with { NotTogether = inputs.NotTogether.Reverse().ToHashSet() }, new(), 11);

        Assert.Equal(bytes, RoundBytes.Of(RoundBytes.Problem(bytes)));
        Assert.Equal(bytes, RoundBytes.Of(other.Problem));
        Assert.NotEqual(bytes, RoundBytes.Of(CompileProblem.Of(inputs, new(), 12).Problem));
    }

    private static Feasibility Effect(MatchingInputs inputs, CriteriaSettings settings) => Feasibility.Of(MatchingProblem.Create(
        [.. inputs.Mentees.Select(c => new Participant(c.Key))], [.. inputs.Mentors.Select(c => new Participant(c.Key))], [], PublicRules.Of(inputs, settings)));

    private static long Blocked(MatchingInputs inputs, CriteriaSettings settings)
    {
        var rules = PublicRules.Of(inputs, settings);
        var blocked = 0L;
        for (var i = 0; i < inputs.Mentees.Count; i++)
            for (var j = 0; j < inputs.Mentors.Count; j++)
                if (rules.Any(r => !r.Allows(i, j))) blocked++;
        return blocked;
    }

    private static MatchingInputs Inputs(int n)
    {
        var random = new Random(5);
        List<Candidate> Side(bool senior) =>
        [
            .. Enumerable.Range(0, n).Select(_ => new Candidate
            {
                EnrolmentId = Id(random), PersonId = Id(random), Level = random.Next(20) == 0 ? null : random.Next(3) + (senior ? 2 : 0),
                Department = $"D{random.Next(12)}", Division = $"V{random.Next(3)}", Site = $"S{random.Next(6)}", Languages = random.Next(5) == 0 ? ["fr"] : ["en", "de"],
                Hours = [.. Enumerable.Range(random.Next(100), 20)], Goals = [$"goal {random.Next(4)}"], Interests = [$"Interest {random.Next(9)}", $"interest {random.Next(9)}"],
            }).OrderBy(c => c.Key, StringComparer.Ordinal),
        ];
        var (mentees, mentors) = (Side(true), Side(false));
        var chart = new OrgChart([.. mentees.Concat(mentors).Select((c, i) => new OrgPerson(c.PersonId.ToString("D"), i == 0 ? null : mentees[i % Math.Min(i, 20)].PersonId.ToString("D")))]);
        var apart = Enumerable.Range(0, n / 4).Select(i => new CandidatePair(mentees[i].EnrolmentId, mentors[n - 1 - i].EnrolmentId)).ToHashSet();
        return new(new(2026, 3, 2), mentees, mentors, chart, ["L1", "L2", "L3", "L4", "L5"], new Dictionary<Guid, string>(), apart, new HashSet<CandidatePair>());
    }

    private static Guid Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }
}
