using System.Globalization;
using System.Text;

namespace Upward.Cli.Match;

internal static class MatchHelp
{
    public static string Text()
    {
        var options = new StringBuilder();
        foreach (var required in new[] { true, false })
        {
            options.Append(required ? "Needed\n" : "\nOptional\n");
            foreach (var option in MatchOptions.All.Where(o => o.Required == required))
                options.Append(CultureInfo.InvariantCulture, $"  {($"{option.Name} {option.Value}").PadRight(24)}{option.Help}\n");
        }
        return $$"""
            upward match: match mentors and mentees from two CSV files, with proof that no better answer exists.

            {{options}}
            Example (works in a clone)
              ./upward match --mentors docs/examples/juniors.csv --mentees docs/examples/seniors.csv \
                --rules docs/examples/rules.json --out pairs.csv --report report.html --json result.json

            The smallest rules.json
              {
                "objective": "people-first",
                "mentor": { "id": "Id" },
                "mentee": { "id": "Id" },
                "criteria": [
                  { "name": "Topics", "kind": "setOverlap", "mentorColumn": "Knows", "menteeColumn": "Wants", "points": 1 }
                ]
              }
              objective  people-first: as many pairs as possible, then the highest total
                         total: the highest total, then as many pairs as possible
              criteria   setOverlap, coverage, gap, classDistance, sameAs, differs, circularDistance, wishes, text
              rules      requireOverlap, minimumGap, differs, notInLine, excluded

            What is written
              --out          mentor, mentee, score, one column per criterion, cause; then who is left over, and why.
                             A cell that a spreadsheet would run as a formula gets a leading apostrophe.
              --json         matched, total, objective, proven, upperBound, seconds, engineVersion, all pairs
              --certificate  side, id, dual: enough for a foreign program to prove the answer
              --record       one file with the people's ids, the rules as numbers, the answer and its proof, for
                             `upward verify-round`. Store it as carefully as the two CSV files.
              "proven" is said only after a separate check has recomputed every possible pair.
              The same files, rows in any order, give the same bytes. Files appear complete or not at all.

            Exit codes: 0 done, 2 bad input, 3 stopped early (best so far written), 1 a bug in Upward.
            All kinds with examples: docs/command-line.md. Schema for editors: docs/rules.schema.json.
            """;
    }
}
