using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Opportunities;

/// <summary>What the senior has opened for the junior, kept by both.</summary>
[GuestsToo]
public sealed class OpportunitiesPage(KeepOpportunities keep, Texts texts) : PageModel
{
    public sealed class Form
    {
        public OpportunityKind? Kind { get; set; }
        public DateOnly? On { get; set; }
        public string? Words { get; set; }
    }

    [BindProperty] public Form Input { get; set; } = new();

    public KeepOpportunities.Shown Shown { get; private set; } = null!;
    public List<SelectListItem> Kinds => [.. Enum.GetValues<OpportunityKind>().Select(k => new SelectListItem(texts["opportunity.kind." + k], k.ToString()))];

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (!await LoadAsync(mentorshipId, ct)) return NotFound();
        Input.On = Shown.Today;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid mentorshipId, CancellationToken ct) => await AfterAsync(mentorshipId, await keep.AddAsync(mentorshipId, Input.Kind, Input.On, Input.Words, ct), "opportunity.added", ct);
    public async Task<IActionResult> OnPostRemoveAsync(Guid mentorshipId, Guid opportunityId, CancellationToken ct) => await AfterAsync(mentorshipId, await keep.RemoveAsync(mentorshipId, opportunityId, ct), "opportunity.removed", ct);

    private async Task<IActionResult> AfterAsync(Guid mentorshipId, Outcome outcome, string note, CancellationToken ct)
    {
        if (outcome.IsNotFound || !await LoadAsync(mentorshipId, ct)) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome, texts, "Input.");
            return this.Again();
        }
        this.Note(texts[note]);
        return LocalRedirect($"~/pairs/{mentorshipId}/opportunities");
    }

    private async Task<bool> LoadAsync(Guid mentorshipId, CancellationToken ct)
    {
        Shown = (await keep.FindAsync(mentorshipId, ct))!;
        return Shown is not null;
    }
}
