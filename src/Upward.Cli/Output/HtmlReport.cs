using System.Globalization;
using System.Net;
using System.Text;
using Upward.Cli.Match;
using Upward.Cli.People;

namespace Upward.Cli.Output;

/// <summary>One page that can be mailed or printed: no script, nothing loaded from anywhere, every name encoded.</summary>
internal static class HtmlReport
{
    public static string Text(Outcome outcome)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="robots" content="noindex">
            <title>Matching: {Sentences.Count(outcome.Matched, "pair", "pairs")}</title>
            <style>
            {ReportStyle.Css}
            </style>
            </head>
            <body>
            <main>
            <header>
            <p class="brand">Upward</p>
            <h1>{Encoded(Sentences.Summary(outcome))}</h1>
            <p class="proof {(outcome.Proven ? "yes" : "no")}"><strong>{(outcome.Proven ? "✓" : "△")} {Sentences.Verdict(outcome)}:</strong> <span>{Encoded(Sentences.Because(outcome))}</span></p>
            </header>

            """);
        Figures(page, outcome);
        Pairs(page, outcome);
        LeftOver(page, outcome, outcome.Mentees, "Mentees without a mentor");
        LeftOver(page, outcome, outcome.Mentors, "Mentors without a mentee");
        page.Append(CultureInfo.InvariantCulture, $"""
            <footer>
            <p>Objective: {(outcome.Objective == "people-first" ? "most people first, then the highest total" : "highest total, then most people")}. A mentor is the junior who gives knowledge; a mentee is the senior who learns.</p>
            <p>Engine {Encoded(outcome.EngineVersion)}, seed {Number(outcome.Seed)}. The same files, seed and engine version give the same page.</p>
            </footer>
            </main>
            </body>
            </html>

            """);
        return page.ToString();
    }

    private static void Figures(StringBuilder page, Outcome outcome)
    {
        page.Append("<dl class=\"figures\">\n");
        Figure("Mentors", outcome.Mentors.People.Count);
        Figure("Mentees", outcome.Mentees.People.Count);
        Figure("Pairs", outcome.Matched);
        Figure("Points", outcome.Total);
        Figure(outcome.Objective == "people-first" ? "Most possible with as many pairs" : "Most points possible", outcome.UpperBound);
        page.Append("</dl>\n");

        void Figure(string label, long value) => page.Append(CultureInfo.InvariantCulture, $"<div><dt>{label}</dt><dd>{Number(value)}</dd></div>\n");
    }

    private static void Pairs(StringBuilder page, Outcome outcome)
    {
        page.Append("<section aria-labelledby=\"pairs\">\n<h2 id=\"pairs\">Pairs</h2>\n");
        if (outcome.Pairs.Count == 0)
        {
            page.Append("<p>No pair is possible under these rules. The causes are below.</p>\n</section>\n");
            return;
        }
        Legend(page, outcome.Criteria);
        // On a narrow screen the rows become blocks; the roles keep them a table for those who listen.
        var most = Math.Max(1, outcome.Pairs.Max(p => p.Score));
        page.Append("""
            <table class="pairs" role="table" aria-labelledby="pairs">
            <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Mentor</th><th scope="col" role="columnheader">Mentee</th><th scope="col" role="columnheader" class="n">Points</th><th scope="col" role="columnheader">Why: these add up to the points</th></tr></thead>
            <tbody role="rowgroup">

            """);
        foreach (var pair in outcome.Pairs) Pair(page, outcome.Criteria, pair, most, outcome);
        page.Append("</tbody>\n</table>\n</section>\n");
    }

    private static void Legend(StringBuilder page, IReadOnlyList<string> criteria)
    {
        page.Append("<ul class=\"legend\" aria-label=\"Criteria\">\n");
        for (var c = 0; c < criteria.Count; c++)
            page.Append(CultureInfo.InvariantCulture, $"<li><span class=\"s{c % ReportStyle.SeriesColours + 1}\" aria-hidden=\"true\"></span>{Encoded(criteria[c])}</li>\n");
        page.Append("</ul>\n");
    }

    private static void Pair(StringBuilder page, IReadOnlyList<string> criteria, ProposedPair pair, long most, Outcome outcome)
    {
        page.Append(CultureInfo.InvariantCulture, $"<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">{Who(outcome.Mentors, pair.Mentor)}</th><td role=\"cell\">{Who(outcome.Mentees, pair.Mentee)}</td><td role=\"cell\" class=\"n\">{Number(pair.Score)}</td><td role=\"cell\">");
        page.Append("<span class=\"bar\" aria-hidden=\"true\">");
        for (var c = 0; c < criteria.Count; c++)
        {
            if (pair.Points[c] > 0)
                page.Append(CultureInfo.InvariantCulture, $"<i class=\"s{c % ReportStyle.SeriesColours + 1}\" style=\"width:{100.0 * pair.Points[c] / most:0.##}%\"></i>");
        }
        page.Append("</span><ul>");
        for (var c = 0; c < criteria.Count; c++)
        {
            if (pair.Points[c] != 0)
                page.Append(CultureInfo.InvariantCulture, $"<li><b>{Number(pair.Points[c])}</b> {Encoded(pair.Reasons[c].Length > 0 ? pair.Reasons[c] : criteria[c])}</li>");
        }
        page.Append("</ul></td></tr>\n");
    }

    private static void LeftOver(StringBuilder page, Outcome outcome, Side side, string heading)
    {
        var people = outcome.Unmatched.Where(u => u.Side == side).ToList();
        if (people.Count == 0) return;
        page.Append(CultureInfo.InvariantCulture, $"<section aria-labelledby=\"no-{side.Name}\">\n<h2 id=\"no-{side.Name}\">{heading} ({people.Count})</h2>\n");
        page.Append("<table>\n<thead><tr><th scope=\"col\">Who</th><th scope=\"col\">Why</th></tr></thead>\n<tbody>\n");
        foreach (var (_, person, cause) in people)
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Who(side, person)}</th><td>{Encoded(cause)}</td></tr>\n");
        page.Append("</tbody>\n</table>\n</section>\n");
    }

    private static string Who(Side side, Person person) => side.NameOf(person) is { Length: > 0 } name
        ? $"<bdi>{Encoded(name)}</bdi> <small>{Encoded(person.Id)}</small>"
        : $"<bdi>{Encoded(person.Id)}</bdi>";

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);

    private static string Number<T>(T number) where T : IFormattable => number.ToString("#,0", CultureInfo.InvariantCulture);
}
