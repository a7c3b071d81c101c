using System.Diagnostics;
using System.Globalization;
using Upward.MatchingEngine.Verification;

namespace Upward.MatchingEngine.Bench;

/// <summary>People leave one after the other, each time from the whole answer: how long the repair takes and how many others have to move.</summary>
internal static class DropOuts
{
    internal static void Run(MatchingProblem problem, BenchSettings settings)
    {
        var answer = Matcher.Solve(problem, new SolveOptions { Threads = settings.Threads });
        var clock = Stopwatch.StartNew();
        var rematch = Rematch.Begin(problem, answer, settings.Keep, new() { Threads = settings.Threads });
        var begin = clock.Elapsed;
        var random = new Random(1);
        foreach (var side in Enum.GetValues<Side>())
        {
            var (leave, back) = (new List<double>(), new List<double>());
            var moved = new List<int>();
            for (var i = 0; i < settings.DropOuts; i++)
            {
                var pair = answer.Pairs[random.Next(answer.Pairs.Count)];
                var person = side == Side.Mentee ? pair.Mentee : pair.Mentor;
                var capacity = (side == Side.Mentee ? problem.Mentees : problem.Mentors)[person].Capacity;
                clock.Restart();
                var step = rematch.Leave(side, person);
                leave.Add(clock.Elapsed.TotalMilliseconds);
                // Neither who leaves nor whom they leave behind is one of the others.
                var concerned = step.Ended.Where(p => (side == Side.Mentee ? p.Mentee : p.Mentor) == person).Select(p => p.Mentee).ToHashSet();
                moved.Add(step.Ended.Concat(step.Begun).Select(p => p.Mentee).Where(mentee => !concerned.Contains(mentee)).Distinct().Count());
                if (i < 3 && !Verifier.Check(rematch.Problem, rematch.Result).Proven) throw new InvalidOperationException("The repaired answer is not proven.");
                clock.Restart();
                rematch.SetCapacity(side, person, capacity);
                back.Add(clock.Elapsed.TotalMilliseconds);
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"REMATCH inst={Path.GetFileName(Path.TrimEndingDirectorySeparator(settings.Folder))} side={side} keep={settings.Keep} n={leave.Count} begin_ms={begin.TotalMilliseconds:F0} leave_ms_median={Median(leave):F2} leave_ms_p95={At(leave, 0.95):F2} leave_ms_max={leave.Max():F2} back_ms_median={Median(back):F2} back_ms_p95={At(back, 0.95):F2} moved_mean={moved.Average():F2} moved_max={moved.Max()} moved_at_most_2={100.0 * moved.Count(m => m <= 2) / moved.Count:F0}"));
        }
    }

    private static double Median(List<double> values) => At(values, 0.5);

    private static double At(List<double> values, double part) => values.Order().ElementAt((int)(part * (values.Count - 1)));
}
