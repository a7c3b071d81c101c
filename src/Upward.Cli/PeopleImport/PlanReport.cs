using System.Globalization;
using System.Text;
using Upward.Web.Features.People.Import;
using Upward.Web.Features.People.Import.Pages;
using Upward.Web.Platform.Text;

namespace Upward.Cli.PeopleImport;

/// <summary>What an import would do, in lines: the counts, then each kind of problem with its cells.</summary>
internal static class PlanReport
{
    private const int CellsShown = 10;

    public static string Text(ImportPlan plan, Texts texts)
    {
        var lines = new StringBuilder();
        lines.Append(CultureInfo.InvariantCulture, $"{plan.Count(RowAction.Create)} new, {plan.Count(RowAction.Update)} changed, {plan.Count(RowAction.Same)} same, {plan.Count(RowAction.Leave)} leaving, {plan.Count(RowAction.Skip)} left out");
        foreach (var group in plan.Groups())
        {
            lines.Append(CultureInfo.InvariantCulture, $"\n\n{ProblemWords.Title(group.Kind, texts)} ({group.Rows} rows{(group.Warning ? ", " + ProblemWords.Consequence(group.Kind, texts) : "")})");
            foreach (var problem in group.Problems.Take(CellsShown))
                lines.Append(CultureInfo.InvariantCulture, $"\n  {problem.Cell}: found \"{problem.Found}\", expected {ProblemWords.Expected(problem, texts)}. {ProblemWords.Fix(problem, texts)}");
            if (group.Problems.Count > CellsShown) lines.Append(CultureInfo.InvariantCulture, $"\n  and {group.Problems.Count - CellsShown} more");
        }
        return lines.ToString();
    }
}
