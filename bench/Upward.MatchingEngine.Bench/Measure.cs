using System.Diagnostics;
using System.Globalization;

namespace Upward.MatchingEngine.Bench;

/// <summary>What one run gave.</summary>
internal sealed record Measured(
    long Edges, int Pairs, long Total, bool Proven, long Gap, long Penalty, double ScoreSeconds, double SolveSeconds,
    IReadOnlyList<(int Mentee, int Mentor, int Points)> Chosen, IReadOnlyList<long> MenteePrices, IReadOnlyList<long> MentorPrices, string Detail)
{
    internal void Print(BenchSettings settings)
    {
        var mode = settings.Objective == Objective.PeopleFirst ? "card" : "sum";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"RESULT peer=upward inst={Path.GetFileName(Path.TrimEndingDirectorySeparator(settings.Folder))} edges={Edges} mode={mode} pairs={Pairs} total={Total} proven={(Proven ? "true" : "false")} gap={Gap} penalty={Penalty} score_s={ScoreSeconds:F4} solve_s={SolveSeconds:F4} total_s={ScoreSeconds + SolveSeconds:F4} peakMB={PeakMegabytes():F0} {Detail}"));
    }

    internal void Write(BenchSettings settings)
    {
        if (settings.Pairs is not null)
            File.WriteAllLines(settings.Pairs, Chosen.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Mentee},{p.Mentor},{p.Points}")).Prepend("mentee,mentor,score"));
        if (settings.Duals is not null)
            File.WriteAllLines(settings.Duals, MenteePrices.Select((p, i) => $"mentee,{i},{p}").Concat(MentorPrices.Select((q, j) => $"mentor,{j},{q}")).Prepend("side,id,dual"));
    }

    /// <summary>The most memory this process held so far, as the system counts it.</summary>
    private static double PeakMegabytes()
    {
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line["VmHWM:".Length..^" kB".Length], CultureInfo.InvariantCulture) / 1024;
    }
}

internal static class Measure
{
    /// <summary>From the problem to the proven best answer over all pairs.</summary>
    internal static Measured Profiles(MatchingProblem problem, int threads)
    {
        var clock = Stopwatch.StartNew();
        var (result, run) = Diagnostics.Solve(problem, threads);
        var seconds = clock.Elapsed.TotalSeconds;
        var (menteePrices, mentorPrices, penalty, gap) = Prices(problem, result);
        return new(run.Edges, result.Matched, result.Total, result.Status == SolveStatus.Optimal, gap, penalty, run.ScanSeconds, seconds - run.ScanSeconds,
            [.. result.Pairs.Select(p => (p.Mentee, p.Mentor, p.Points))], menteePrices, mentorPrices,
            string.Create(CultureInfo.InvariantCulture, $"scans={run.Scans} pairs_scored={run.PairsScored} bids={run.Bids} searches={run.Searches}"));
    }

    /// <summary>Over a list of candidates only, as the peers get it.</summary>
    internal static Measured Edges(MatchingProblem problem, string file)
    {
        var edges = new List<(int, int, int)>();
        foreach (var line in File.ReadLines(file).Skip(1))
        {
            var cells = line.Split(',');
            edges.Add((int.Parse(cells[0], CultureInfo.InvariantCulture), int.Parse(cells[1], CultureInfo.InvariantCulture), int.Parse(cells[2], CultureInfo.InvariantCulture)));
        }
        var solved = Diagnostics.SolveEdges(problem, edges);
        return new(edges.Count, solved.Pairs.Count, solved.Pairs.Sum(p => (long)p.Points), true, solved.Gap, solved.Penalty, 0, solved.Seconds, solved.Pairs, solved.MenteePrices, solved.MentorPrices,
            string.Create(CultureInfo.InvariantCulture, $"bids={solved.Bids} searches={solved.Searches}"));
    }

    /// <summary>
    /// Prices in whole points. For people-first they are the certificate's. For total the certificate counts in 1/scale points; rounding the two sides in opposite directions
    /// keeps every pair covered, and for some offset the value stays the total (linear programs of this kind have whole-number optima).
    /// </summary>
    private static (long[] Mentees, long[] Mentors, long Penalty, long Gap) Prices(MatchingProblem problem, MatchingResult result)
    {
        if (result.Certificate is not { } certificate) return ([], [], 0, result.UpperBound - result.Total);
        var scale = certificate.Scale;
        if (scale == 1) return ([.. certificate.MenteePrices], [.. certificate.MentorPrices], certificate.Bonus, Gap(problem, result, certificate.MenteePrices, certificate.MentorPrices, certificate.Bonus));
        for (var part = 0; ; part++)
        {
            var offset = scale * part / 64;
            long[] mentees = [.. certificate.MenteePrices.Select(p => p - offset > 0 ? (p - offset + scale - 1) / scale : 0)];
            long[] mentors = [.. certificate.MentorPrices.Select(q => (q + offset) / scale)];
            var gap = Gap(problem, result, mentees, mentors, 0);
            if (gap == 0 || part == 63) return (mentees, mentors, 0, gap);
        }
    }

    private static long Gap(MatchingProblem problem, MatchingResult result, IReadOnlyList<long> mentees, IReadOnlyList<long> mentors, long bonus)
    {
        var value = problem.Mentees.Select((p, i) => p.Capacity * mentees[i]).Sum() + problem.Mentors.Select((p, j) => p.Capacity * mentors[j]).Sum();
        foreach (var pair in result.Pairs)
        {
            value += Math.Max(0, pair.Points + bonus - mentees[pair.Mentee] - mentors[pair.Mentor]);
            value -= pair.Points + bonus;
        }
        return value;
    }
}
