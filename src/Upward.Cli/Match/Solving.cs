using System.Diagnostics;
using Upward.Cli.Faults;
using Upward.Cli.Rules;
using Upward.MatchingEngine;
using Upward.MatchingEngine.Verification;

namespace Upward.Cli.Match;

/// <summary>Between rules.json and the engine: makes the problem, solves it, has it checked, and puts the answer into words.</summary>
internal static class Solving
{
    public static Outcome Solve(RulesFile rules, MatchOptions options, ProgressLine progress, long started, CancellationToken ct)
    {
        var problem = Problem(rules, options.Seed);
        // The limit counts from the start of the command: reading the files has used some of it.
        var left = options.TimeLimit is { } limit ? Later(limit - Stopwatch.GetElapsedTime(started), TimeSpan.Zero) : (TimeSpan?)null;
        var result = Matcher.Solve(problem, new SolveOptions { TimeLimit = left, Progress = progress }, ct);
        progress.Show("Checking the proof");
        var (proven, because, stopped) = Check(problem, result, progress, ct);

        return new Outcome
        {
            Problem = problem,
            Result = result,
            Objective = rules.Objective == Objective.Total ? "total" : "people-first",
            Criteria = [.. rules.Criteria.Select(c => c.Engine.Name)],
            Mentors = rules.Mentors,
            Mentees = rules.Mentees,
            Pairs = [.. result.Pairs.OrderBy(p => p.Mentor).ThenBy(p => p.Mentee).Select(p => Pair(p, rules))],
            Unmatched = LeftOver(result, rules),
            UpperBound = result.UpperBound,
            MatchedUpperBound = result.PairsUpperBound,
            Proven = proven,
            NotProvenBecause = because,
            StoppedEarly = stopped,
            Certificate = result.Certificate,
            Seconds = Stopwatch.GetElapsedTime(started).TotalSeconds,
            EngineVersion = result.EngineVersion,
            Seed = options.Seed,
        };
    }

    private static MatchingProblem Problem(RulesFile rules, ulong seed)
    {
        try
        {
            return MatchingProblem.Create(
                [.. rules.Mentees.People.Select(p => new Participant(p.Key, p.Capacity))],
                [.. rules.Mentors.People.Select(p => new Participant(p.Key, p.Capacity))],
                [.. rules.Criteria.Select(c => c.Engine)], rules.Rules, objective: rules.Objective, seed: seed);
        }
        catch (InvalidProblemException e)
        {
            // What no single cell is to blame for: more than 64 rules, more places than the arithmetic allows.
            throw new RefusedException("upward match: " + string.Join("\nupward match: ", e.Errors.Select(x => x.Message)));
        }
    }

    private static TimeSpan Later(TimeSpan a, TimeSpan b) => a > b ? a : b;

    /// <summary>The verifier shares no code with the solver; its word alone makes "proven".</summary>
    private static (bool Proven, string? Because, bool Stopped) Check(MatchingProblem problem, MatchingResult result, ProgressLine progress, CancellationToken ct)
    {
        if (result.Status == SolveStatus.StoppedEarly) return (false, "the matching was stopped before the end.", true);
        try
        {
            var check = Verifier.Check(problem, result, progress, ct);
            return check.Proven ? (true, null, false) : (false, $"the separate check failed: {check.Failures[0].Message} Please report this.", false);
        }
        catch (OperationCanceledException)
        {
            return (false, "the separate check of the proof was stopped before the end.", true);
        }
    }

    private static ProposedPair Pair(MatchedPair pair, RulesFile rules)
    {
        var reasons = rules.Criteria.Select(c => (c.Words, Found: c.Engine.Explain(pair.Mentee, pair.Mentor))).ToList();
        return new ProposedPair(
            rules.Mentors.People[pair.Mentor], rules.Mentees.People[pair.Mentee],
            [.. reasons.Select(r => r.Found.Points)],
            [.. reasons.Select(r => r.Found.Points == 0 ? "" : $"{r.Found.Criterion}: {r.Words(r.Found.Facts)}")]);
    }

    /// <summary>Mentees first, because the programme is for them; each side in the order of its ids.</summary>
    private static IReadOnlyList<Unmatched> LeftOver(MatchingResult result, RulesFile rules)
    {
        var causes = result.Unmatched.ToDictionary(u => (u.Side, u.Index));
        return [.. Of(Side.Mentee, rules.Mentees, rules.Mentors.People.Count), .. Of(Side.Mentor, rules.Mentors, rules.Mentees.People.Count)];

        IEnumerable<Unmatched> Of(Side engineSide, People.Side side, int partners)
        {
            for (var i = 0; i < side.People.Count; i++)
            {
                if (side.People[i].Capacity == 0) yield return new Unmatched(side, side.People[i], Causes.NoCapacity(engineSide));
                else if (causes.TryGetValue((engineSide, i), out var left)) yield return new Unmatched(side, side.People[i], Causes.Words(left, partners));
            }
        }
    }
}
