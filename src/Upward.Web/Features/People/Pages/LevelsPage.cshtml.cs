using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.People.Pages;

[OrganisationAdminsOnly]
public sealed class LevelsPage(ArrangeLevels levels, Texts texts) : PageModel
{
    /// <summary>One row of the form as typed.</summary>
    public sealed class Row
    {
        public string? Name { get; set; }
        public string? NewName { get; set; }
        public string? Rank { get; set; }
        public string? AlsoKnownAs { get; set; }
    }

    [BindProperty] public List<Row> Rows { get; set; } = [];

    public IReadOnlyList<LevelLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Lines = await levels.ShowAsync(ct) ?? [];
        Rows = [.. Lines.Select(l => new Row { Name = l.Name, NewName = l.Name, Rank = l.Rank?.ToString(CultureInfo.InvariantCulture), AlsoKnownAs = string.Join("; ", l.AlsoKnownAs) })];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await levels.ExecuteAsync([.. Rows.Where(r => !string.IsNullOrWhiteSpace(r.Name)).DistinctBy(r => r.Name).Select(Read)], ct);
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded)
        {
            this.Note(texts["common.saved"]);
            return Redirect(Url.Content("~/people/levels"));
        }
        ModelState.Clear();
        ModelState.Add(outcome, texts);
        var known = (await levels.ShowAsync(ct))!.ToDictionary(l => l.Name);
        Lines = [.. Rows.Select(r => known.GetValueOrDefault(r.Name ?? "") ?? new LevelLine(r.Name ?? "", null, [], 0))];
        return this.Again();
    }

    /// <summary>A place that is no number is as wrong as one out of range, and is refused with it.</summary>
    private static LevelChange Read(Row row) => new(row.Name!, (row.NewName ?? row.Name!).Trim(),
        string.IsNullOrWhiteSpace(row.Rank) ? null : int.TryParse(row.Rank, NumberStyles.None, CultureInfo.InvariantCulture, out var rank) ? rank : 0,
        (row.AlsoKnownAs ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
