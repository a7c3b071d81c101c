using System.Text.Json;
using Upward.MatchingEngine;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Matching;
using Upward.Web.Features.Matching.Compile;
using Upward.Web.Features.Matching.Rounds;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Demo;

/// <summary>
/// Makes rounds as a real run makes them, from the same parts, but at once and at a time in the past: read, compile, solve,
/// prove, put the pairs on the board.
/// </summary>
[UseCase]
public sealed class DemoRounds(AppDb db, LoadMatchingInputs load)
{
    /// <param name="among">Only these enrolments take part; null: all.</param>
    internal async Task<(MatchRound Round, IReadOnlyList<Proposal> Pairs)> SolveAsync(
        DemoProgrammeRows rows, int number, ulong seed, DateOnly week, IReadOnlySet<Guid>? among, DateTimeOffset at, CancellationToken ct)
    {
        var settings = rows.Criteria.Settings;
        var round = MatchRound.Begin(db.OrganisationId, rows.Programme.Id, number, settings, (long)(seed & long.MaxValue), week, rows.Manager.PersonId, at);
        var inputs = await load.ExecuteAsync(rows.Programme.Id, week, ct);
        if (among is not null) inputs = inputs with { Mentees = [.. inputs.Mentees.Where(c => among.Contains(c.EnrolmentId))], Mentors = [.. inputs.Mentors.Where(c => among.Contains(c.EnrolmentId))] };
        var bench = new RoundBench(CompileProblem.Of(inputs, settings, round.Seed), settings);
        var answer = SolveProblem.Run(bench.Problem, null, ct);

        var record = RoundRecord.Of(db.OrganisationId, round.Id, RoundBytes.Of(bench.Problem), JsonSerializer.Serialize(bench.Compiled.Words));
        record.Answered(RoundBytes.Of(bench.Problem, answer.Result));
        var pairs = answer.Result.Pairs.Select(p => (Mentor: bench.Mentors[p.Mentor], Mentee: bench.Mentees[p.Mentee], p.Points))
            .OrderBy(p => p.Mentee.ToString("D"), StringComparer.Ordinal).ToList();
        var proposals = pairs.Select(p => Proposal.Of(db.OrganisationId, round.Id, p.Mentor, p.Mentee, p.Points, bench.PartsOf(p.Mentor, p.Mentee), byHand: false)).ToList();
        round.Solve(answer.Result.EngineVersion, answer.Proven, bench.Figures([.. pairs.Select(p => (p.Mentor, p.Mentee))]), bench.FirstDraft(),
            answer.Result.UpperBound, Feasibility.Of(bench.Problem, ct).FeasiblePairs, at.AddSeconds(2));
        db.MatchRounds.Add(round);
        db.RoundRecords.Add(record);
        db.Proposals.AddRange(proposals);
        return (round, proposals);
    }
}
