using System.Globalization;
using System.Text;
using Upward.Cli.Match;
using Upward.Web.Platform.Csv;

namespace Upward.Cli.Output;

internal static class PairsCsv
{
    public static string Text(Outcome outcome)
    {
        var csv = new StringBuilder();
        Row(csv, ["mentor", "mentee", "score", .. outcome.Criteria, "cause"]);
        foreach (var pair in outcome.Pairs)
        {
            Row(csv,
            [
                pair.Mentor.Id, pair.Mentee.Id, Number(pair.Score), .. pair.Points.Select(p => Number(p)),
                string.Join("; ", pair.Reasons.Where(r => r.Length > 0)),
            ]);
        }
        var blanks = outcome.Criteria.Select(_ => "");
        foreach (var (side, person, cause) in outcome.Unmatched)
        {
            var isMentor = side == outcome.Mentors;
            Row(csv, [isMentor ? person.Id : "", isMentor ? "" : person.Id, "", .. blanks, cause]);
        }
        return csv.ToString();
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    // The same bytes on every system: line feeds, no mark.
    private static void Row(StringBuilder csv, IEnumerable<string> cells) => csv.Append(SafeCsv.Line(cells, "\n"));
}
