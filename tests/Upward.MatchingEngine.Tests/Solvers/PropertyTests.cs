using Upward.MatchingEngine.Formats;
using Upward.MatchingEngine.Verification;
using Xunit;

namespace Upward.MatchingEngine.Tests.Solvers;

public class PropertyTests
{
    [Theory]
    [InlineData(Objective.PeopleFirst)]
    [InlineData(Objective.Total)]
    public void The_order_of_input_does_not_change_a_byte_of_the_stored_problem_and_answer(Objective objective)
    {
        for (var seed = 1; seed <= 25; seed++)
        {
            var programme = new RandomProgramme(seed, 14, 12, mostCapacity: 1 + seed % 3);

            var plain = Bytes(programme.Build(null, objective));
            for (var shuffle = 1; shuffle <= 3; shuffle++) Assert.Equal(plain, Bytes(programme.Build(shuffle, objective)));
        }
    }

    [Fact]
    public void One_more_mentor_never_worsens_the_answer()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var programme = new RandomProgramme(seed, 12, 10, mostCapacity: 2);

            var people = (Fewer: Matcher.Solve(programme.Build(withoutLastMentor: true)), More: Matcher.Solve(programme.Build()));
            var total = (Fewer: Matcher.Solve(programme.Build(null, Objective.Total, withoutLastMentor: true)), More: Matcher.Solve(programme.Build(null, Objective.Total)));

            Assert.True((people.More.Matched, people.More.Total).CompareTo((people.Fewer.Matched, people.Fewer.Total)) >= 0);
            Assert.True((total.More.Total, total.More.Matched).CompareTo((total.Fewer.Total, total.Fewer.Matched)) >= 0);
        }
    }

    [Fact]
    public void No_hard_rule_is_ever_broken_and_the_proof_holds_with_every_kind_of_criterion_and_rule()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            foreach (var objective in Enum.GetValues<Objective>())
            {
                var problem = new RandomProgramme(seed, 20, 25, mostCapacity: 1 + seed % 3).Build(null, objective);
                var result = Matcher.Solve(problem);

                Assert.All(result.Pairs, pair => Assert.All(problem.Rules, rule => Assert.Null(rule.Explain(pair.Mentee, pair.Mentor))));
                var report = Verifier.Check(problem, result);
                Assert.True(report.Proven, $"seed {seed}: {string.Join(" ", report.Failures.Select(f => f.Message))}");
            }
        }
    }

    [Fact]
    public void Locking_the_pairs_of_the_best_answer_changes_neither_pairs_nor_total()
    {
        for (var seed = 1; seed <= 30; seed++)
        {
            var problem = new RandomProgramme(seed, 15, 15, mostCapacity: 2).Build();
            var free = Matcher.Solve(problem);
            var locked = problem.WithLocked([.. free.Pairs.Where((_, i) => i % 2 == 0).Select(p => p.Key)]);

            var again = Matcher.Solve(locked);

            Assert.Equal((free.Matched, free.Total), (again.Matched, again.Total));
            Assert.True(Verifier.Check(locked, again).Proven);
        }
    }

    private static byte[] Bytes(MatchingProblem problem)
    {
        using var stream = new MemoryStream();
        ProblemFormat.Write(problem, stream);
        CertificateFormat.Write(problem, Matcher.Solve(problem), stream);
        return stream.ToArray();
    }
}
