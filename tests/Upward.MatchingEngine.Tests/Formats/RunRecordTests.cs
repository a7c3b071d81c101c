using Upward.MatchingEngine.Formats;
using Upward.MatchingEngine.Verification;
using Xunit;

namespace Upward.MatchingEngine.Tests.Formats;

public class RunRecordTests
{
    private static readonly RandomProgramme Programme = new(6, 11, 10, mostCapacity: 2);
    private static readonly MatchingProblem Problem = Programme.Build();
    private static readonly MatchingResult Result = Matcher.Solve(Problem);

    [Theory]
    [InlineData(Objective.PeopleFirst)]
    [InlineData(Objective.Total)]
    public void A_run_is_proven_from_its_record_alone(Objective objective)
    {
        var problem = Programme.Build(shuffle: 4, objective);
        var result = Matcher.Solve(problem, ct: TestContext.Current.CancellationToken);

        var record = Read(Stored(problem, result));
        var report = Verifier.Check(record, ct: TestContext.Current.CancellationToken);

        Assert.True(report.Proven, string.Join(" ", report.Failures.Select(f => f.Message)));
        Assert.Equal((result.Matched, result.Total), (report.Pairs, report.Total));
        Assert.Equal((result.UpperBound, result.PairsUpperBound), (record.UpperBound, record.PairsUpperBound));
        Assert.Equal(ProblemFormat.Fingerprint(problem), ProblemFormat.Fingerprint(record.Problem));
    }

    [Fact]
    public void The_order_of_input_does_not_change_a_byte()
    {
        for (var shuffle = 1; shuffle <= 5; shuffle++)
        {
            var problem = Programme.Build(shuffle);
            Assert.Equal(Stored(Problem, Result), Stored(problem, Matcher.Solve(problem)));
        }
    }

    [Fact]
    public void Parts_stored_apart_join_to_the_same_record()
    {
        using MemoryStream problem = new(), answer = new(), joined = new();
        ProblemFormat.Write(Problem, problem);
        CertificateFormat.Write(Problem, Result, answer);

        RunRecordFormat.Join(problem.ToArray(), answer.ToArray(), Result.UpperBound, Result.PairsUpperBound, joined);

        Assert.Equal(Stored(Problem, Result), joined.ToArray());
    }

    [Fact]
    public void A_run_stopped_early_keeps_its_bounds_and_is_not_proven()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var stopped = Matcher.Solve(Problem, ct: cancelled.Token);

        var record = Read(Stored(Problem, stopped));

        Assert.Equal(SolveStatus.StoppedEarly, record.Answer.Status);
        Assert.Equal((stopped.UpperBound, stopped.PairsUpperBound), (record.UpperBound, record.PairsUpperBound));
        Assert.Equal(VerificationFailureKind.NoCertificate, Assert.Single(Verifier.Check(record, ct: TestContext.Current.CancellationToken).Failures).Kind);
    }

    [Fact]
    public void Bounds_that_do_not_fit_the_answer_are_found()
    {
        var record = Read(Stored(Problem, Result));
        WrongFigures(record with { UpperBound = record.UpperBound + 1 });
        WrongFigures(record with { PairsUpperBound = record.PairsUpperBound - 1 });
        WrongFigures(record with { Answer = record.Answer with { Status = SolveStatus.StoppedEarly } });
        WrongFigures(record with { Answer = record.Answer with { Status = SolveStatus.StoppedEarly, Certificate = null }, PairsUpperBound = Result.Matched - 1 });
        WrongFigures(record with { Answer = record.Answer with { Status = SolveStatus.StoppedEarly, Certificate = null }, UpperBound = Result.Total - 1 });
    }

    [Fact]
    public void What_is_wrong_with_the_bytes_is_told_apart()
    {
        var stored = Stored(Problem, Result);
        byte[] later = [.. stored], changed = [.. stored], other = [.. stored];
        later[8] = 9;
        changed[stored.Length / 2] ^= 1;
        other[0] = (byte)'X';
        using MemoryStream problem = new(), answer = new(), mixed = new(), longer = new();
        ProblemFormat.Write(Programme.Build(seed: 99), problem);
        CertificateFormat.Write(Problem, Result, answer);
        RunRecordFormat.Join(problem.ToArray(), answer.ToArray(), 0, 0, mixed);
        RunRecordFormat.Join([.. problem.ToArray(), 0], answer.ToArray(), 0, 0, longer);

        Assert.Equal(StoredDataFault.OtherVersion, Fault(later));
        Assert.Equal(StoredDataFault.Changed, Fault(changed));
        Assert.Equal(StoredDataFault.OtherFormat, Fault(other));
        Assert.Equal(StoredDataFault.OtherFormat, Fault(problem.ToArray()));
        Assert.Equal(StoredDataFault.OtherProblem, Fault(mixed.ToArray()));
        Assert.Equal(StoredDataFault.Unsound, Fault(longer.ToArray()));
        for (var length = 0; length < stored.Length; length++) Assert.Equal(StoredDataFault.CutOff, Fault(stored[..length]));
    }

    [Fact]
    public void Progress_reaches_the_end_and_a_check_can_be_stopped()
    {
        var problem = new RandomProgramme(8, 300, 20).Build();
        var record = Read(Stored(problem, Matcher.Solve(problem, ct: TestContext.Current.CancellationToken)));
        var told = new List<VerificationProgress>();
        using var stop = new CancellationTokenSource();

        Assert.True(Verifier.Check(record, new Told(told.Add), TestContext.Current.CancellationToken).Proven);
        Assert.Throws<OperationCanceledException>(() => Verifier.Check(record, new Told(_ => stop.Cancel()), stop.Token));

        Assert.Equal(new(300, 300), told[^1]);
        Assert.InRange(told.Count, 2, 100);
        Assert.All(told.Zip(told.Skip(1)), pair => Assert.True(pair.First.Mentees < pair.Second.Mentees));
    }

    private static void WrongFigures(RunRecord record)
    {
        var report = Verifier.Check(record, ct: TestContext.Current.CancellationToken);
        Assert.False(report.Proven);
        Assert.Contains(report.Failures, f => f.Kind == VerificationFailureKind.WrongFigures);
    }

    private static StoredDataFault Fault(byte[] bytes) => Assert.Throws<StoredDataException>(() => Read(bytes)).Fault;

    private static RunRecord Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return RunRecordFormat.Read(stream);
    }

    private static byte[] Stored(MatchingProblem problem, MatchingResult result)
    {
        using var stream = new MemoryStream();
        RunRecordFormat.Write(problem, result, stream);
        return stream.ToArray();
    }

    private sealed class Told(Action<VerificationProgress> tell) : IProgress<VerificationProgress>
    {
        public void Report(VerificationProgress value) => tell(value);
    }
}
