using System.Diagnostics;
using Upward.MatchingEngine;
using Upward.Web.Features.Matching;
using Upward.Web.Features.Matching.Compile;
using Upward.Web.Features.Matching.Criteria;
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
    public void The_panel_counts_by_bits_what_the_engine_counts_pair_by_pair()
    {
        // 130 mentors: two full words of 64 and a rest.
        var inputs = Inputs(130);
        var bits = new BlockedPairs(inputs);
        foreach (var settings in new CriteriaSettings[]
        {
            new(), new() { MinimumLevelGap = 3, MinimumSharedHours = 9 }, new() { DifferentSite = true, SharedLanguage = false }, new() { MinimumSharedHours = 40 },
            new() { NeverInLineOfCommand = false, MinimumLevelGap = 0, SharedLanguage = false, MinimumSharedHours = 0, DifferentDepartment = false }, new(),
        })
        {
            var (fast, exact) = (bits.Count(settings, CancellationToken.None), Effect(inputs, settings));

            Assert.Equal((exact.Pairs, exact.FeasiblePairs), (fast.Pairs, fast.FeasiblePairs));
            Assert.Equal(exact.MenteesWithoutPartner, fast.MenteesWithoutPartner);
            Assert.Equal(exact.MentorsWithoutPartner, fast.MentorsWithoutPartner);
            Assert.Equal(exact.Rules, fast.Rules);
        }
    }

    /// <summary>How long the panel takes on a machine without other work; not a bound, a figure.</summary>
    [Fact(Explicit = true)]
    public void Figures()
    {
        var inputs = Inputs(500);
        var bits = new BlockedPairs(inputs);
        var (fast, exact) = (new List<double>(), new List<double>());
        for (var i = 0; i < 20; i++)
        {
            var settings = new CriteriaSettings { MinimumLevelGap = 1 + i % 3, MinimumSharedHours = 1 + i % 10 };
            var start = Stopwatch.GetTimestamp();
            Effect(inputs, settings);
            exact.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            start = Stopwatch.GetTimestamp();
            bits.Count(settings, CancellationToken.None);
            fast.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        TestContext.Current.TestOutputHelper!.WriteLine($"500 x 500: pair by pair {exact.Order().ElementAt(10):0.0} ms (most {exact.Max():0.0}), by bits {fast.Order().ElementAt(10):0.0} ms (most {fast.Max():0.0})");
    }

    [Fact]
    public void The_possible_pairs_are_those_that_the_engine_counts_pair_by_pair_and_private_rules_are_none()
    {
        foreach (var settings in new CriteriaSettings[] { new(), new() { DifferentSite = true, MinimumSharedHours = 12 }, new() { NeverInLineOfCommand = false, MinimumLevelGap = 0, SharedLanguage = false, MinimumSharedHours = 0, DifferentDepartment = false } })
        {
            var problem = CompileProblem.Of(Inputs(90), settings, 3).Problem;
            Assert.Equal(Feasibility.Of(problem).FeasiblePairs, PossiblePairs.Count(problem, CancellationToken.None));
        }
    }

    [Fact]
    public void Taking_the_best_pair_first_gives_what_sorting_all_pairs_gives()
    {
        var random = new Random(3);
        for (var turn = 0; turn < 300; turn++)
        {
            // Few different points, so that most choices are between equals.
            var (mentees, mentors) = (random.Next(0, 7), random.Next(0, 7));
            var problem = MatchingProblem.Create(
                [.. Enumerable.Range(0, mentees).Select(i => new Participant($"e{i}", random.Next(0, 4)))], [.. Enumerable.Range(0, mentors).Select(j => new Participant($"o{j}", random.Next(0, 4)))],
                [new SparseBonus("b", [.. Enumerable.Range(0, mentees * mentors).Select(at => new BonusPair(at / mentors, at % mentors, random.Next(0, 3), 0))])],
                [ForbiddenPairs.Private([.. Enumerable.Range(0, mentees * mentors).Where(_ => random.Next(4) == 0).Select(at => new PairKey(at / mentors, at % mentors))])]);
            var scores = ScoreTable.Build(problem);

            Assert.Equal(Sorted(problem, scores), [.. new BestPairFirst(problem, scores).Pairs()]);
        }

        static List<PairKey> Sorted(MatchingProblem problem, ScoreTable scores)
        {
            var (mentees, mentors) = (problem.Mentees.Select(p => p.Capacity).ToArray(), problem.Mentors.Select(p => p.Capacity).ToArray());
            List<PairKey> chosen = [];
            foreach (var pair in Enumerable.Range(0, mentees.Length * mentors.Length).Select(at => new PairKey(at / mentors.Length, at % mentors.Length))
                .Where(p => scores.Score(p.Mentee, p.Mentor) >= 0).OrderByDescending(p => scores.Score(p.Mentee, p.Mentor)).ThenBy(p => p.Mentee).ThenBy(p => p.Mentor))
            {
                if (mentees[pair.Mentee] == 0 || mentors[pair.Mentor] == 0) continue;
                mentees[pair.Mentee]--;
                mentors[pair.Mentor]--;
                chosen.Add(pair);
            }
            return chosen;
        }
    }

    [Fact]
    public void What_is_told_of_a_run_never_goes_back_and_ends_with_every_pair_placed_and_the_bound_reached()
    {
        var compiled = CompileProblem.Of(Inputs(300), new(), 11);
        var told = new List<SoFar>();
        var answer = SolveProblem.Run(compiled.Problem, told.Add, CancellationToken.None);

        Assert.True(answer.Proven);
        Assert.Equal(["round.phase.scoring", "round.phase.solving", "round.phase.proving", "round.phase.checking"], told.Select(t => t.PhaseKey).Distinct());
        Assert.Equal(told.Select(t => t.Thousandths).Order(), told.Select(t => t.Thousandths));
        Assert.Equal((answer.Result.Matched, answer.Result.Total), (told[^1].Pairs, told[^1].UpperBound));
        Assert.Equal(new Dictionary<string, long> { [SoFar.Placed] = answer.Result.Matched, [SoFar.Bound] = answer.Result.Total }, told[^1].Figures());
        Assert.Empty(told[0].Figures());
        Assert.All(told.Select(t => t.UpperBound).OfType<long>(), bound => Assert.True(bound >= answer.Result.Total));
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
