using Upward.MatchingEngine.Verification;
using Xunit;

namespace Upward.MatchingEngine.Tests.Scoring;

public class ScoreTableTests
{
    [Fact]
    public void Every_score_equals_the_plain_second_scoring_and_the_sum_of_its_reasons()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var problem = new RandomProgramme(seed, 25, 30).Build();
            var table = ScoreTable.Build(problem, TestContext.Current.CancellationToken);
            var rules = new PlainRules(problem);
            for (var i = 0; i < problem.Mentees.Count; i++)
            {
                for (var j = 0; j < problem.Mentors.Count; j++)
                {
                    var points = new PlainScoring(problem).Of(i)(j);
                    Assert.Equal(rules.FirstBroken(i, j) < 0 ? points : ScoreTable.Forbidden, table.Score(i, j));
                    Assert.Equal(points, table.Breakdown(i, j).Sum(r => r.Points));
                    Assert.All(table.Breakdown(i, j), r => Assert.InRange(r.Points, 0, r.MaxPoints));
                    Assert.Equal(table.Score(i, j) == ScoreTable.Forbidden, table.Breaches(i, j).Count > 0);
                }
            }
        }
    }

    [Fact]
    public void Partners_are_ranked_by_points_with_the_forbidden_last_and_their_cause()
    {
        var table = ScoreTable.Build(Toy.Of(new[,] { { 5, -1, 9, 5 } }), TestContext.Current.CancellationToken);

        var ranked = table.MentorsFor(0);

        Assert.Equal([2, 0, 3, 1], ranked.Select(p => p.Index));
        Assert.Equal("forbidden", Assert.Single(ranked[3].Breaches).Rule);
        Assert.Equal([true, true, true, false], ranked.Select(p => p.IsAllowed));
        Assert.Equal(9, table.MenteesFor(2)[0].Points);
    }
}
