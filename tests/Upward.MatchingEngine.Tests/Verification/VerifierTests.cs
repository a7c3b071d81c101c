using Upward.MatchingEngine.Verification;
using Xunit;

namespace Upward.MatchingEngine.Tests.Verification;

public class VerifierTests
{
    private static readonly MatchingProblem Problem = Toy.Of(new[,] { { 5, 5, -1 }, { 7, 3, 4 }, { -1, 2, 6 }, { -1, -1, 1 } }, mentorCapacity: [1, 1, 1], locked: [new(1, 0)]);
    private static readonly MatchingResult Best = Matcher.Solve(Problem);

    [Fact]
    public void An_honest_answer_is_proven_with_its_figures()
    {
        var report = Verifier.Check(Problem, Best, TestContext.Current.CancellationToken);

        Assert.True(report.Proven);
        Assert.Equal((3, 18L, 8L, 0L, 3L), (report.Pairs, report.Total, report.FeasiblePairs, report.Gap, report.CoverSize));
    }

    [Fact]
    public void A_changed_pair_is_found_whatever_was_changed()
    {
        Refused(VerificationFailureKind.WrongPoints, Changed(0, p => p with { Points = p.Points + 1 }));
        Refused(VerificationFailureKind.UnknownPair, Changed(0, p => p with { Mentor = 3 }));
        Refused(VerificationFailureKind.UnknownPair, Changed(0, p => p with { MentorId = "somebody" }));
        Refused(VerificationFailureKind.BrokenRule, Changed(0, p => p with { Mentor = 2, MentorId = "junior-002" }));
        Refused(VerificationFailureKind.OverCapacity, Changed(0, p => p with { Mentor = 0, MentorId = "junior-000" }));
        Refused(VerificationFailureKind.WrongLock, Changed(1, p => p with { IsLocked = false }));
        Refused(VerificationFailureKind.WrongLock, [.. Best.Pairs.Where(p => !p.IsLocked)]);
        Refused(VerificationFailureKind.RepeatedPair, [.. Best.Pairs, Best.Pairs[0]]);
    }

    [Fact]
    public void A_lesser_answer_cannot_pass_as_the_best()
    {
        Refused(VerificationFailureKind.Gap, [.. Best.Pairs.Skip(1)]);
        Refused(VerificationFailureKind.Cover, [.. Best.Pairs.Skip(1)]);
    }

    [Fact]
    public void A_changed_certificate_is_found_whatever_was_changed()
    {
        var c = Best.Certificate!;
        Refused(VerificationFailureKind.NoCertificate, (Certificate?)null);
        Refused(VerificationFailureKind.NoCertificate, Certificate(c, objective: Objective.Total));
        Refused(VerificationFailureKind.NoCertificate, Certificate(c, mentees: [.. c.MenteePrices.Skip(1)]));
        Refused(VerificationFailureKind.Gap, Certificate(c, mentees: [.. c.MenteePrices.Select(p => p + 1)]));
        Refused(VerificationFailureKind.PriceTooLow, Certificate(c, mentees: [.. c.MenteePrices.Select(_ => 0L)], mentors: [.. c.MentorPrices.Select(_ => 0L)]));
        Refused(VerificationFailureKind.WrongPrices, Certificate(c, mentors: [.. c.MentorPrices.Select(_ => -1L)]));
        Refused(VerificationFailureKind.WrongPrices, Certificate(c, mentors: [.. c.MentorPrices.Select(_ => long.MaxValue)]));
        Refused(VerificationFailureKind.WrongPrices, Certificate(c, terms: [new(0, 0, 5)]));
        Refused(VerificationFailureKind.WrongWeights, Certificate(c, scale: 2));
        Refused(VerificationFailureKind.Cover, Certificate(c, cover: false));
        Refused(VerificationFailureKind.Cover, Certificate(c, menteesInCover: [true, true, true, true]));
    }

    [Fact]
    public void For_total_a_scale_that_does_not_outweigh_the_bonuses_is_refused()
    {
        var problem = Toy.Of(new[,] { { 1, 0 }, { 0, 0 } }, Objective.Total);
        var result = Matcher.Solve(problem, ct: TestContext.Current.CancellationToken);

        var report = Verifier.Check(problem, result.Pairs, Certificate(result.Certificate!, scale: 1), TestContext.Current.CancellationToken);

        Assert.Contains(report.Failures, f => f.Kind == VerificationFailureKind.WrongWeights);
    }

    [Fact]
    public void An_unfinished_answer_is_allowed_but_not_proven()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var result = Matcher.Solve(Problem, ct: cancelled.Token);

        Assert.Equal(VerificationFailureKind.NoCertificate, Assert.Single(Verifier.Check(Problem, result, TestContext.Current.CancellationToken).Failures).Kind);
    }

    private static MatchedPair[] Changed(int index, Func<MatchedPair, MatchedPair> change) => [.. Best.Pairs.Select((p, i) => i == index ? change(p) : p)];

    private static void Refused(VerificationFailureKind kind, MatchedPair[] pairs) => Refused(kind, Verifier.Check(Problem, pairs, Best.Certificate));

    private static void Refused(VerificationFailureKind kind, Certificate? certificate) => Refused(kind, Verifier.Check(Problem, Best.Pairs, certificate));

    private static void Refused(VerificationFailureKind kind, VerificationReport report)
    {
        Assert.False(report.Proven);
        Assert.Contains(report.Failures, f => f.Kind == kind && f.Message.Length > 10);
    }

    private static Certificate Certificate(Certificate c, Objective? objective = null, long? scale = null, long[]? mentees = null, long[]? mentors = null, PairTerm[]? terms = null, bool cover = true, bool[]? menteesInCover = null) =>
        new(objective ?? c.Objective, scale ?? c.Scale, c.Bonus, mentees ?? [.. c.MenteePrices], mentors ?? [.. c.MentorPrices], terms ?? c.PairTerms,
            cover ? menteesInCover ?? [.. c.MenteesInCover ?? []] : null, cover ? [.. c.MentorsInCover ?? []] : null);
}
