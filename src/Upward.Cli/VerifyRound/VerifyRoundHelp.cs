using System.Globalization;
using System.Text;

namespace Upward.Cli.VerifyRound;

internal static class VerifyRoundHelp
{
    public static string Text()
    {
        var options = new StringBuilder();
        foreach (var option in VerifyRoundCommand.Options) options.Append(CultureInfo.InvariantCulture, $"  {option.Shown.PadRight(10)}{option.Help}\n");
        return $"""
            upward verify-round: checks a run record from the file alone, years later if need be. Changes nothing.

              upward verify-round FILE [--json]

            {options}
            A run record holds the people's ids, the criteria and rules as numbers, the answer and its proof.
            `upward match --record FILE` writes one; `upward round export` writes one of a round of the web.

            What is checked
              that the file is as it was written (SHA-256); every pair of the answer: allowed by every rule and within
              the capacities, with the points it claims; and over all possible pairs, by code that shares nothing with
              the solver, that no other answer is better.

            Example (works in a clone)
              ./upward match --mentors docs/examples/juniors.csv --mentees docs/examples/seniors.csv \
                --rules docs/examples/rules.json --out pairs.csv --record run.upward
              ./upward verify-round run.upward

            Exit codes: 0 proven, 4 not proven (the reasons are listed; or the run was stopped early), 2 the file is no run
            record or is damaged, 3 the check was stopped by Ctrl+C, 1 a bug in Upward.
            """;
    }
}
