using Upward.Web.Components;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.People.Import.Pages;

internal static class ImportSteps
{
    private static readonly string[] Names = ["upload", "header", "columns", "preview", "report"];

    /// <summary>Where one is; earlier steps can be opened again until the import is accepted.</summary>
    public static IReadOnlyList<Step> At(string now, Guid runId, string pathBase, Texts texts, bool over = false)
    {
        var at = Array.IndexOf(Names, now);
        return [.. Names.Select((name, i) => new Step(texts["import.step." + name],
            i < at || over ? StepState.Done : i == at ? StepState.Now : StepState.Ahead,
            Href: i > 0 && i < at && now != "report" ? $"{pathBase}/people/import/{runId}/{name}" : null))];
    }
}
