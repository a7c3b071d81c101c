using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Diversity.Fairness;

/// <summary>How far people of each group came, for the DEI lead of a programme. For everybody else it does not exist.</summary>
public sealed class FairnessPage(ReadFairness read, TakeFigures take, Texts texts) : PageModel
{
    public ReadFairness.Shown Shown { get; private set; } = null!;
    /// <summary>The programmes this person is DEI lead of.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Programmes { get; private set; } = [];

    public IEnumerable<(DiversityField Field, IEnumerable<FairnessFigure> ByRole)> Questions =>
        Shown.Report!.Figures.GroupBy(f => f.FieldId).Select(g => (g.First().Field, g.OrderBy(f => f.Role).AsEnumerable())).OrderBy(q => q.Field.AddedAt).ThenBy(q => q.Field.Id);

    public async Task<IActionResult> OnGetAsync(Guid? programmeId, Guid? report, CancellationToken ct) => await LoadAsync(programmeId, report, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid? programmeId, CancellationToken ct)
    {
        var outcome = await take.ExecuteAsync(programmeId ?? Guid.Empty, ct);
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded)
        {
            this.Note(texts["fairness.taken"]);
            return LocalRedirect($"~/fairness/{programmeId}");
        }
        ModelState.Add(outcome, texts);
        return await LoadAsync(programmeId, null, ct) ? this.Again() : NotFound();
    }

    public string Label(ProgrammeRole role) => Shown.Programme.WordFor(role, texts);

    private async Task<bool> LoadAsync(Guid? programmeId, Guid? report, CancellationToken ct)
    {
        Programmes = await read.ProgrammesAsync(ct);
        if (Programmes.Count == 0 || await read.ExecuteAsync(programmeId ?? Programmes[0].Id, report, ct) is not { } shown) return false;
        Shown = shown;
        return true;
    }
}
