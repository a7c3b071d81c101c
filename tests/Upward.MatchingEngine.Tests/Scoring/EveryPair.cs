using Upward.MatchingEngine.Verification;
using Xunit;

namespace Upward.MatchingEngine.Tests.Scoring;

internal static class EveryPair
{
    /// <summary>The vector scores of every pair, locked ones like all others, are those of the plain second scoring.</summary>
    /// <param name="width">Bytes in a register.</param>
    /// <param name="what">Names the problem in the message.</param>
    public static void ScoresAsPlainly(MatchingProblem problem, bool transposed, int width, string what)
    {
        var compiled = ScoreCompiler.Compile(problem.WithLocked([]), _ => false, transposed, width);
        var (rules, scoring) = (new PlainRules(problem), new PlainScoring(problem));
        var scores = new short[Tile.Size];
        for (var row = 0; row < compiled.Rows; row++)
        {
            foreach (var tile in compiled.Tiles)
            {
                compiled.Score(row, tile, scores);
                for (var c = 0; c < tile.Count; c++)
                {
                    var (a, b) = (compiled.PersonOfRow[row], compiled.PersonOfColumn[tile.First + c]);
                    var (mentee, mentor) = transposed ? (b, a) : (a, b);
                    var expected = rules.FirstBroken(mentee, mentor) < 0 ? scoring.Of(mentee)(mentor) : -1;
                    var score = scores[c] < 0 ? -1 : compiled.Exact(row, tile.First + c, scores[c]);
                    Assert.True(expected == score, $"{what}, pair {mentee}/{mentor}: {score} instead of {expected}");
                }
            }
        }
    }
}
