using Upward.MatchingEngine.Verification;
using Xunit;

namespace Upward.MatchingEngine.Tests.Solvers;

public class RematchTests
{
    [Fact]
    public void It_begins_with_the_answer_it_was_given()
    {
        var problem = new RandomProgramme(3, 20, 20, mostCapacity: 2).Build();
        var answer = Matcher.Solve(problem);

        var rematch = Rematch.Begin(problem, answer, keepPoints: 50);

        Assert.Equal(answer.Pairs.Select(p => p.Key), rematch.Result.Pairs.Select(p => p.Key));
        Assert.Equal(answer.Total + 50 * answer.Matched, rematch.Result.Total);
        Assert.True(Verifier.Check(rematch.Problem, rematch.Result).Proven);
    }

    // Points: a mentee in each row, a mentor in each column. Best: A-Q, B-P (100 + 90). Without Q the best is A-P alone or B-P alone.
    // Without the bonus A takes P from B (95 > 90); with a bonus of 10 for the pair B-P that stands, B stays (100 > 95).
    [Theory]
    [InlineData(0, "A", 2)]
    [InlineData(10, "B", 1)]
    public void A_bonus_keeps_people_in_place_who_would_move_for_a_trifle(int keepPoints, string staysWithP, int moved)
    {
        var points = new SparseBonus("points", [new(0, 0, 95), new(0, 1, 100), new(1, 0, 90)]);
        var rule = new ForbiddenPairs("no", [new(1, 1)]);
        var problem = MatchingProblem.Create([new("A"), new("B")], [new("P"), new("Q")], [points], [rule]);
        var rematch = Rematch.Begin(problem, Matcher.Solve(problem), keepPoints);

        var step = rematch.Leave(Side.Mentor, 1);

        Assert.Equal((staysWithP, "P"), rematch.Result.Pairs.Select(p => (p.MenteeId, p.MentorId)).Single());
        Assert.Equal(moved, step.Moved);
        Assert.Equal((1, keepPoints == 0 ? 95 : 90, true), (step.Matched, step.Total, step.IsProven));
        Assert.Contains(step.Ended, p => (p.MenteeId, p.MentorId, p.Points) == ("A", "Q", 100));
    }

    [Theory]
    [InlineData(Objective.PeopleFirst, 0)]
    [InlineData(Objective.PeopleFirst, 100)]
    [InlineData(Objective.Total, 0)]
    [InlineData(Objective.Total, 100)]
    public void After_every_change_of_capacity_the_answer_is_as_good_as_one_solved_anew_and_proven(Objective objective, int keepPoints)
    {
        for (var seed = 1; seed <= 12; seed++)
        {
            var random = new Random(seed);
            var problem = new RandomProgramme(seed, 15 + seed, 30 - seed, mostCapacity: 1 + seed % 3).Build(null, objective, texts: seed % 2 == 0);
            var rematch = Rematch.Begin(problem, Matcher.Solve(problem), keepPoints);
            for (var change = 0; change < 12; change++)
            {
                var side = (Side)random.Next(2);
                var person = random.Next((side == Side.Mentee ? problem.Mentees : problem.Mentors).Count);
                var before = rematch.Result.Pairs.Select(p => p.Key).ToHashSet();

                var step = random.Next(3) == 0 ? rematch.Leave(side, person) : rematch.SetCapacity(side, person, random.Next(4));

                SameAsAnew(rematch, $"seed {seed}, change {change}");
                Assert.Equal(rematch.Result.Pairs.Select(p => p.Key).Except(before), step.Begun.Select(p => p.Key));
                Assert.Equal(before.Except(rematch.Result.Pairs.Select(p => p.Key)).Count(), step.Ended.Count);
                Assert.Equal(rematch.Result.Matched, step.Matched);
                Assert.Equal(rematch.Result.Pairs.Sum(p => (long)problem.PointsOf(p.Mentee, p.Mentor)), step.Total);
            }
        }
    }

    // More partners than a scan gives a row: what lies behind a full list is never looked at again unless prices fall far enough.
    [Theory]
    [InlineData(Objective.PeopleFirst, 1)]
    [InlineData(Objective.PeopleFirst, 3)]
    [InlineData(Objective.Total, 1)]
    [InlineData(Objective.Total, 3)]
    public void When_many_leave_one_after_the_other_nothing_behind_the_candidates_is_overlooked(Objective objective, int mostCapacity)
    {
        for (var seed = 1; seed <= 4; seed++)
        {
            var random = new Random(seed);
            var problem = new RandomProgramme(seed, 180 + 20 * seed, 260 - 20 * seed, mostCapacity).Build(null, objective);
            var rematch = Rematch.Begin(problem, Matcher.Solve(problem), 40);
            for (var change = 0; change < 60; change++)
            {
                var side = (Side)random.Next(2);
                var person = random.Next((side == Side.Mentee ? problem.Mentees : problem.Mentors).Count);
                rematch.SetCapacity(side, person, random.Next(3) == 0 ? mostCapacity : 0);
                if (change % 6 == 5) SameAsAnew(rematch, $"seed {seed}, change {change}");
            }
        }
    }

    [Theory]
    [InlineData(Objective.PeopleFirst)]
    [InlineData(Objective.Total)]
    public void People_who_join_locks_and_new_orders_of_people_are_taken_up(Objective objective)
    {
        for (var seed = 1; seed <= 12; seed++)
        {
            var programme = new RandomProgramme(seed, 16, 14, mostCapacity: 2);
            var problem = programme.Build(null, objective, withoutLastMentor: true, texts: seed % 2 == 0);
            var rematch = Rematch.Begin(problem, Matcher.Solve(problem), 30);

            // The last mentor comes, everybody stands in another order, and a pair is locked that was not chosen.
            var next = programme.Build(shuffle: seed, objective, texts: seed % 2 == 0);
            var chosen = rematch.Result.Pairs.Select(p => (p.MenteeId, p.MentorId)).ToHashSet();
            var other = (from i in Enumerable.Range(0, 16) from j in Enumerable.Range(0, 14)
                         where next.Allows(i, j) && next.Mentees[i].Capacity > 0 && next.Mentors[j].Capacity > 0 && !chosen.Contains((next.Mentees[i].Id, next.Mentors[j].Id))
                         select new PairKey(i, j)).First();
            var step = rematch.Continue(next.WithLocked([other]));

            SameAsAnew(rematch, $"seed {seed}, joined");
            Assert.Contains(step.Begun, p => p.Key == other && p.IsLocked);
            Assert.Equal(rematch.Result.Pairs.Count(p => !chosen.Contains((p.MenteeId, p.MentorId))), step.Begun.Count);

            // Whoever is locked leaves: the lock ends with them.
            var end = rematch.Leave(Side.Mentor, other.Mentor);
            SameAsAnew(rematch, $"seed {seed}, left");
            Assert.Empty(rematch.Problem.Locked);
            Assert.Contains(end.Ended, p => p.Key == other);
            rematch.SetCapacity(Side.Mentor, other.Mentor, 2);
            SameAsAnew(rematch, $"seed {seed}, back");
        }
    }

    [Theory]
    [InlineData(Objective.PeopleFirst)]
    [InlineData(Objective.Total)]
    public void When_the_last_mentor_leaves_nobody_has_a_price_and_the_next_one_is_taken(Objective objective)
    {
        var problem = Toy.Of(new[,] { { 5 }, { 9 }, { 7 } }, objective, mentorCapacity: [2]);
        var rematch = Rematch.Begin(problem, Matcher.Solve(problem));

        rematch.Leave(Side.Mentor, 0);
        SameAsAnew(rematch, "left");
        rematch.SetCapacity(Side.Mentor, 0, 1);
        SameAsAnew(rematch, "back");
    }

    [Fact]
    public void More_capacity_than_partners_with_a_lock_leaves_as_many_free_places_as_the_verifier_counts()
    {
        var problem = Toy.Of(new[,] { { 5, 9 } }, mentorCapacity: [1, 1], locked: [new(0, 1)]);
        var rematch = Rematch.Begin(problem, Matcher.Solve(problem));

        rematch.SetCapacity(Side.Mentor, 1, 3);

        SameAsAnew(rematch, "more capacity than mentees");
    }

    [Fact]
    public void Everybody_may_leave_and_come_back()
    {
        var problem = new RandomProgramme(5, 6, 6).Build();
        var answer = Matcher.Solve(problem);
        var rematch = Rematch.Begin(problem, answer);

        for (var i = 0; i < 6; i++) rematch.Leave(Side.Mentee, i);
        Assert.Empty(rematch.Result.Pairs);
        RematchStep last = null!;
        for (var i = 0; i < 6; i++) last = rematch.SetCapacity(Side.Mentee, i, 1);

        Assert.Equal((answer.Matched, answer.Total), (last.Matched, last.Total));
        SameAsAnew(rematch, "back");
    }

    [Fact]
    public void A_step_that_is_stopped_says_so_and_the_next_one_brings_the_proof()
    {
        var problem = new RandomProgramme(8, 40, 40).Build();
        var rematch = Rematch.Begin(problem, Matcher.Solve(problem), 100);
        var matched = rematch.Result.Pairs[0];
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        var step = rematch.Leave(Side.Mentor, matched.Mentor, stop.Token);
        Assert.False(step.IsProven);
        Assert.Equal(SolveStatus.StoppedEarly, rematch.Result.Status);
        Assert.DoesNotContain(rematch.Result.Pairs, p => p.Mentor == matched.Mentor);
        Assert.True(rematch.Result.UpperBound >= Matcher.Solve(rematch.Problem).Total);

        Assert.True(rematch.Leave(Side.Mentor, matched.Mentor).IsProven);
        SameAsAnew(rematch, "after the stop");
    }

    [Fact]
    public void An_answer_without_proof_will_do_to_begin_with()
    {
        var problem = new RandomProgramme(9, 25, 25).Build();
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        SameAsAnew(Rematch.Begin(problem, Matcher.Solve(problem, ct: stop.Token), 10), "begun without proof");
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        var problem = new RandomProgramme(1, 5, 5).Build();
        var answer = Matcher.Solve(problem);
        var rematch = Rematch.Begin(problem, answer);

        Assert.Throws<ArgumentOutOfRangeException>(() => rematch.Leave(Side.Mentee, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => rematch.Leave(Side.Mentor, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => rematch.SetCapacity(Side.Mentee, 0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rematch.Begin(problem, answer, keepPoints: -1));
        Assert.Throws<InvalidProblemException>(() => Rematch.Begin(problem, answer, keepPoints: 30_000));
        Assert.Contains("another problem", Assert.Throws<ArgumentException>(() => Rematch.Begin(new RandomProgramme(2, 3, 3).Build(), answer)).Message, StringComparison.Ordinal);
    }

    private static void SameAsAnew(Rematch rematch, string when)
    {
        var report = Verifier.Check(rematch.Problem, rematch.Result);
        Assert.True(report.Proven, $"{when}: {string.Join(" ", report.Failures.Select(f => f.Message))}");
        var anew = Matcher.Solve(rematch.Problem);
        Assert.Equal((anew.Matched, anew.Total), (rematch.Result.Matched, rematch.Result.Total));
    }
}
