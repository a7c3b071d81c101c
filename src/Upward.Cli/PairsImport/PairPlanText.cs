using System.Globalization;
using System.Text;
using Upward.Web.Features.Mentorships.Import;
using Upward.Web.Platform.Text;

namespace Upward.Cli.PairsImport;

/// <summary>What an import would do, in lines: the counts, then each kind of problem with its cells.</summary>
internal static class PairPlanText
{
    private const int CellsShown = 10;

    public static string Of(PairPlan plan, Texts texts)
    {
        var lines = new StringBuilder();
        lines.Append(CultureInfo.InvariantCulture, $"{plan.Running.Count()} running, {plan.History.Count()} ended, {plan.Known} known already, {plan.LeftOut} left out; {plan.Joining} people join the programme");
        foreach (var row in plan.Rows.Where(r => r.InLine)) lines.Append(CultureInfo.InvariantCulture, $"\n  row {row.Row}: {row.Mentor.Name} and {row.Mentee.Name} are in each other's line of command (the rule is off)");
        foreach (var kind in plan.Problems.GroupBy(p => p.Kind))
        {
            lines.Append(CultureInfo.InvariantCulture, $"\n\n{texts["pairs.import.problem." + kind.Key]} ({kind.Count()} rows). {texts[$"pairs.import.problem.{kind.Key}.fix"]}");
            foreach (var problem in kind.Take(CellsShown))
                lines.Append(CultureInfo.InvariantCulture, $"\n  {problem.Cell}: found \"{problem.Found}\"{(problem.Nearest.Length > 0 ? $", perhaps meant {problem.Nearest}" : "")}");
            if (kind.Count() > CellsShown) lines.Append(CultureInfo.InvariantCulture, $"\n  and {kind.Count() - CellsShown} more");
        }
        return lines.ToString();
    }
}
