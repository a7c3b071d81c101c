using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.People.Import;

/// <summary>"Use this value": what the preview suggests for a value that was found, for every row that has it. The plan is made anew.</summary>
[UseCase]
public sealed class CorrectValue(PreviewImport preview, ChooseColumns choose)
{
    public async Task<Outcome> ExecuteAsync(Guid runId, int column, string found, string use, CancellationToken ct)
    {
        if (await preview.ExecuteAsync(runId, ct) is not { } shown) return Outcome.NotFound;
        // Only what was suggested: a value of one's own belongs into the file.
        var suggested = shown.Plan.Problems.Any(p => p.Column == column && p.Found == found && p.Suggestion == use);
        if (!suggested || shown.Choices.Mapping.Columns.FirstOrDefault(c => c.Column == column) is not { } meant) return Outcome.Refused("import.correction.gone");
        var correction = new Correction(meant.Field, found, use);
        return await choose.ExecuteAsync(runId, shown.Choices with { Corrections = [.. Others(shown.Choices, meant.Field, found), correction] }, ct);
    }

    public async Task<Outcome> TakeBackAsync(Guid runId, Field field, string found, CancellationToken ct) => await preview.ExecuteAsync(runId, ct) is { } shown
        ? await choose.ExecuteAsync(runId, shown.Choices with { Corrections = [.. Others(shown.Choices, field, found)] }, ct)
        : Outcome.NotFound;

    private static IEnumerable<Correction> Others(ImportChoices choices, Field field, string found) => choices.Corrections.Where(c => c.Field != field || c.Found != found);
}
