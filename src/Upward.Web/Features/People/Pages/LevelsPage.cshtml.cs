using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.People.Pages;

[OrganisationAdminsOnly]
public sealed class LevelsPage(ArrangeLevels levels, Texts texts) : PageModel
{
    [BindProperty] public List<string> Names { get; set; } = [];
    [BindProperty] public List<int?> Ranks { get; set; } = [];

    public IReadOnlyList<LevelLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Lines = await levels.ShowAsync(ct) ?? [];

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = ModelState.IsValid && Names.Count == Ranks.Count
            ? await levels.ExecuteAsync(Names.Zip(Ranks).DistinctBy(x => x.First).ToDictionary(x => x.First, x => x.Second), ct)
            : Outcome.Refused("people.levels.range");
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded)
        {
            this.Note(texts["common.saved"]);
            return Redirect(Url.Content("~/people/levels"));
        }
        ModelState.Clear();
        ModelState.Add(outcome, texts);
        Lines = [.. (await levels.ShowAsync(ct))!.Select(l => l with { Rank = Names.IndexOf(l.Name) is >= 0 and var i && i < Ranks.Count ? Ranks[i] : l.Rank })];
        return this.Again();
    }
}
