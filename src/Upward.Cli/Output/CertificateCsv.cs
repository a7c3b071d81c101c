using System.Globalization;
using System.Text;
using Upward.Cli.Match;
using Upward.Cli.People;
using Upward.Web.Platform.Csv;

namespace Upward.Cli.Output;

/// <summary>`side,id,dual`: with the penalty S of result.json, all that a foreign program needs to prove the answer (docs/command-line.md).</summary>
internal static class CertificateCsv
{
    public static string Text(Outcome outcome)
    {
        var csv = new StringBuilder();
        Row(csv, ["side", "id", "dual"]);
        // Stopped early: there is nothing to prove with.
        if (outcome.Certificate is { } certificate)
        {
            Side(csv, outcome.Mentees, certificate.MenteePrices);
            Side(csv, outcome.Mentors, certificate.MentorPrices);
        }
        return csv.ToString();
    }

    private static void Side(StringBuilder csv, Side side, IReadOnlyList<long> prices)
    {
        for (var i = 0; i < prices.Count; i++)
            Row(csv, [side.Name, side.People[i].Id, prices[i].ToString(CultureInfo.InvariantCulture)]);
    }

    // The same bytes on every system: line feeds, no mark.
    private static void Row(StringBuilder csv, IEnumerable<string> cells) => csv.Append(SafeCsv.Line(cells, "\n"));
}
