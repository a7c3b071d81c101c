using FsCheck;
using FsCheck.Fluent;
using Upward.MatchingEngine.Formats;
using Upward.MatchingEngine.Verification;
using Xunit;

namespace Upward.MatchingEngine.Tests.Formats;

public class FormatTests
{
    private static readonly MatchingProblem Problem = new RandomProgramme(3, 9, 8, mostCapacity: 2).Build(shuffle: 5, texts: true);
    private static readonly MatchingResult Result = Matcher.Solve(Problem);

    [Fact]
    public void A_stored_problem_comes_back_with_the_same_scores_and_the_same_bytes()
    {
        var back = Read(Stored(Problem));

        Assert.Equal(Problem.Mentees.OrderBy(p => p.Id, StringComparer.Ordinal), back.Mentees);
        Assert.Equal(Stored(Problem), Stored(back));
        Assert.Equal(ProblemFormat.Fingerprint(Problem), ProblemFormat.Fingerprint(back));
        Assert.Equal((Result.Matched, Result.Total), (Matcher.Solve(back).Matched, Matcher.Solve(back).Total));
    }

    [Theory]
    [InlineData(Objective.PeopleFirst)]
    [InlineData(Objective.Total)]
    public void A_stored_answer_is_proven_again_from_the_two_files_alone(Objective objective)
    {
        var problem = new RandomProgramme(4, 12, 9, mostCapacity: 3).Build(2, objective, texts: true);
        var result = Matcher.Solve(problem);
        var back = Read(Stored(problem));

        var answer = CertificateFormat.Read(back, new MemoryStream(Stored(problem, result)));

        Assert.True(Verifier.Check(back, answer.Pairs, answer.Certificate, TestContext.Current.CancellationToken).Proven);
        Assert.Equal((Matcher.EngineVersion, SolveStatus.Optimal), (answer.EngineVersion, answer.Status));
        Assert.Equal(result.Pairs.Select(p => (p.MenteeId, p.MentorId, p.Points)), answer.Pairs.Select(p => (p.MenteeId, p.MentorId, p.Points)));
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused()
    {
        var problem = Stored(Problem);
        var answer = Stored(Problem, Result);
        for (var length = 0; length < problem.Length; length++) Refused(() => Read(problem[..length]));
        for (var length = 0; length < answer.Length; length++) Refused(() => CertificateFormat.Read(Problem, new MemoryStream(answer[..length])));
    }

    [Fact]
    public void A_file_with_any_byte_changed_is_refused()
    {
        var problem = Stored(Problem);
        for (var at = 0; at < problem.Length; at++)
        {
            var changed = problem.ToArray();
            changed[at] ^= 0x41;
            Refused(() => Read(changed));
        }
    }

    [Fact]
    public void An_unknown_version_and_another_format_are_refused_by_name()
    {
        var later = Stored(Problem);
        later[8] = 2;

        Assert.Contains("version 2", Refused(() => Read(later)), StringComparison.Ordinal);
        Assert.Contains("UPWPROBL", Refused(() => Read(Stored(Problem, Result))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_answer_to_another_problem_is_refused()
    {
        var other = new RandomProgramme(3, 9, 8, mostCapacity: 2).Build(seed: 8);

        Assert.Contains("another problem", Refused(() => CertificateFormat.Read(other, new MemoryStream(Stored(Problem, Result)))), StringComparison.Ordinal);
    }

    [Fact]
    public void Content_with_a_right_checksum_and_wrong_sense_is_refused_too()
    {
        var content = Stored(Problem)[20..^32];
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(
            Gen.Zip(Gen.Choose(0, content.Length - 1), Gen.Choose(0, 255)).ToArbitrary(), change =>
            {
                var changed = content.ToArray();
                changed[change.Item1] = (byte)change.Item2;
                using var stream = new MemoryStream();
                Envelope.Write(stream, "UPWPROBL", 1, changed);
                return ReadsOrRefuses(stream.ToArray());
            }));
    }

    [Fact]
    public void Random_bytes_are_refused() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => Refused(() => Read(bytes)).Length > 0));

    private static bool ReadsOrRefuses(byte[] bytes)
    {
        try
        {
            return Read(bytes).Mentees.Count >= 0;
        }
        catch (StoredDataException)
        {
            return true;
        }
    }

    private static string Refused(Func<object> read) => Assert.Throws<StoredDataException>(read).Message;

    private static MatchingProblem Read(byte[] bytes) => ProblemFormat.Read(new MemoryStream(bytes));

    private static byte[] Stored(MatchingProblem problem, MatchingResult? result = null)
    {
        using var stream = new MemoryStream();
        if (result is null) ProblemFormat.Write(problem, stream);
        else CertificateFormat.Write(problem, result, stream);
        return stream.ToArray();
    }
}
