using Upward.MatchingEngine;
using Upward.MatchingEngine.Verification;

namespace Upward.Web.Features.Matching.Rounds;

/// <summary>How far a run is: what it does now, how much of all that is, how many pairs stand, and what no answer can exceed.</summary>
public sealed record SoFar(string PhaseKey, int Thousandths, int Pairs, long? UpperBound)
{
    /// <summary>Names of the figures in the task, and in its words.</summary>
    public const string Placed = "placed", Bound = "bound";

    /// <summary>In thousandths. At 5,000 x 5,000 the independent check takes most of a run.</summary>
    private const int Scored = 150, Settled = 250, Proved = 300, Checked = 990;

    public static SoFar Of(SolveProgress p) => p.Phase switch
    {
        SolvePhase.Scoring => new("round.phase.scoring", Between(0, Scored, p.Done, p.Steps), p.Pairs, p.UpperBound),
        SolvePhase.Placing => new("round.phase.solving", Between(Scored, Settled, p.Done, p.Steps), p.Pairs, p.UpperBound),
        SolvePhase.Proving => new("round.phase.proving", Between(Settled, Proved, p.Done, p.Steps), p.Pairs, p.UpperBound),
        _ => new("round.phase.checking", Proved, p.Pairs, p.UpperBound),
    };

    public static SoFar Of(SolveProgress solved, VerificationProgress p) =>
        new("round.phase.checking", Between(Proved, Checked, p.Mentees, p.AllMentees), solved.Pairs, solved.UpperBound);

    public Dictionary<string, long> Figures()
    {
        var figures = new Dictionary<string, long>();
        // Before anybody is placed and nothing is known of the best there is nothing to say.
        if (Pairs > 0 || UpperBound is not null) figures[Placed] = Pairs;
        if (UpperBound is { } bound) figures[Bound] = bound;
        return figures;
    }

    private static int Between(int from, int to, int done, int steps) => steps == 0 ? from : from + (int)((long)(to - from) * done / steps);
}
