using System.Globalization;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.People.Import.Pages;

/// <summary>The sentences of a problem: what it is, what would be right, how to mend it.</summary>
public static class ProblemWords
{
    public static string Title(ProblemKind kind, Texts texts) => texts[Key(kind) + ".title"];

    public static string Expected(Problem problem, Texts texts) => texts[Key(problem.Kind) + ".expected", Arguments(problem)];

    /// <summary>What becomes of a row that is imported all the same.</summary>
    public static string Consequence(ProblemKind kind, Texts texts) => texts[kind == ProblemKind.NearValue ? "import.problem.asWritten" : "import.problem.warning"];

    public static string Fix(Problem problem, Texts texts) => problem.Suggestion is { } near
        ? texts["import.problem.use", ("value", near)]
        : texts[Key(problem.Kind) + ".fix", Arguments(problem)];

    private static string Key(ProblemKind kind) => "import.problem." + char.ToLower(kind.ToString()[0], CultureInfo.InvariantCulture) + kind.ToString()[1..];

    private static (string, object?)[] Arguments(Problem problem) => [("found", problem.Found), ("detail", problem.Detail ?? "")];
}
