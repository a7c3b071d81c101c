using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.People.Import.Pages;

[OrganisationAdminsOnly]
public sealed class PreviewPage(PreviewImport preview, CommitImport commit, ChooseColumns choose, CorrectValue correct, Texts texts) : PageModel
{
    /// <summary>So many rows of one kind are shown; the file of rejected rows has them all.</summary>
    public const int Shown = 20;

    public ImportPreview Preview { get; private set; } = null!;
    public double Seconds { get; private set; }
    public PreviewNames Names { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid runId, CancellationToken ct) => await LoadAsync(runId, ct) ? Page() : Gone(runId);

    public async Task<IActionResult> OnPostCommitAsync(Guid runId, string digest, CancellationToken ct)
    {
        var outcome = await commit.ExecuteAsync(runId, digest ?? "", ct);
        if (outcome.Succeeded) return Redirect(Url.Content($"~/people/import/{runId}"));
        if (outcome.IsNotFound || !await LoadAsync(runId, ct)) return outcome.IsNotFound ? NotFound() : Gone(runId);
        ModelState.Add(outcome.Result, texts);
        return this.Again();
    }

    public async Task<IActionResult> OnPostOptionsAsync(Guid runId, bool importWithoutManager, bool missingPeopleLeave, bool emptyCellsClear, DateOrder? dateOrder,
        List<string> levelNames, List<int?> levelRanks, CancellationToken ct)
    {
        if (await preview.ExecuteAsync(runId, ct) is not { } now) return NotFound();
        var ranks = new Dictionary<string, int>(now.Choices.LevelRanks);
        foreach (var (name, rank) in levelNames.Zip(levelRanks))
            if (rank is >= 1 and <= 99) ranks[name] = rank.Value;
            else ranks.Remove(name);
        var choices = now.Choices with
        {
            ImportWithoutManager = importWithoutManager, MissingPeopleLeave = missingPeopleLeave, EmptyCellsClear = emptyCellsClear, LevelRanks = ranks,
            Mapping = now.Choices.Mapping with { DateOrder = dateOrder ?? now.Choices.Mapping.DateOrder },
        };
        await choose.ExecuteAsync(runId, choices, ct);
        return Redirect(Url.Content($"~/people/import/{runId}/preview"));
    }

    public async Task<IActionResult> OnPostUseAsync(Guid runId, int column, string found, string use, CancellationToken ct) => After(runId, await correct.ExecuteAsync(runId, column, found ?? "", use ?? "", ct));

    public async Task<IActionResult> OnPostUnuseAsync(Guid runId, Field field, string found, CancellationToken ct) => After(runId, await correct.TakeBackAsync(runId, field, found ?? "", ct));

    private IActionResult After(Guid runId, Outcome outcome)
    {
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded) this.Note(texts.Say(outcome.Refusals[0].Message));
        return Redirect(Url.Content($"~/people/import/{runId}/preview"));
    }

    /// <summary>The choices as a file, for `upward people import --mapping`.</summary>
    public async Task<IActionResult> OnGetMappingAsync(Guid runId, CancellationToken ct) => await preview.ExecuteAsync(runId, ct) is { } shown
        ? File(System.Text.Encoding.UTF8.GetBytes(shown.Choices.ToJson()), "application/json", "mapping.json")
        : NotFound();

    /// <summary>The problems of a kind; those with the same way out stand in one line, because one click mends them all.</summary>
    public static IEnumerable<(Problem First, int More)> Lines(ProblemGroup group) => group.Problems
        .GroupBy(p => p.Suggestion is null ? (p.Row, p.Column, p.Found, null) : (0, p.Column, p.Found, p.Suggestion)).Select(g => (g.First(), g.Count() - 1));

    /// <summary>The rows that would stay out, as they were written, with what is wrong: to be mended and imported again.</summary>
    public async Task<IActionResult> OnGetLeftOutAsync(Guid runId, CancellationToken ct)
    {
        if (await preview.ExecuteAsync(runId, ct) is not { } shown) return NotFound();
        return File(LeftOutRows.File(shown, texts), "text/csv; charset=utf-8", Path.GetFileNameWithoutExtension(shown.Run.FileName) + "-left-out.csv");
    }

    private async Task<bool> LoadAsync(Guid runId, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        if (await preview.ExecuteAsync(runId, ct) is not { } shown) return false;
        if (shown.Choices.Mapping.Faults().Any()) return false;
        (Preview, Seconds, Names) = (shown, clock.Elapsed.TotalSeconds, new PreviewNames(shown));
        return true;
    }

    /// <summary>Accepted in the meantime, or not yet mapped: the other pages know. Unknown ids end there as not found.</summary>
    private RedirectResult Gone(Guid runId) => Redirect(Url.Content($"~/people/import/{runId}/columns"));
}
