using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Delegating;

/// <summary>Who arranges one's own meetings.</summary>
public sealed class DelegatesPage(ArrangeDelegates arrange, Texts texts, TimeProvider clock) : PageModel
{
    public sealed class Form
    {
        public string Address { get; set; } = "";
        public Guid? EnrolmentId { get; set; }
        public DateOnly? Until { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public ArrangeDelegates.Shown Shown { get; private set; } = null!;
    public List<SelectListItem> Places => [new(texts["delegate.place.all"], ""), .. Shown.Places.Select(p => new SelectListItem(p.Programme, p.EnrolmentId.ToString()))];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Shown = await arrange.ShowAsync(ct);
        Input.Until = texts.Zone.DayAt(clock.GetUtcNow()).AddMonths(6);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => await AnswerAsync(await arrange.NameAsync(Input.Address, Input.EnrolmentId, Input.Until, ct), "delegate.named", "Input.", ct);

    public async Task<IActionResult> OnPostEndAsync(Guid delegationId, CancellationToken ct) => await AnswerAsync(await arrange.EndAsync(delegationId, ct), "delegate.ended", "", ct);

    private async Task<IActionResult> AnswerAsync(Outcome outcome, string done, string prefix, CancellationToken ct)
    {
        if (outcome.Succeeded)
        {
            this.Note(texts[done]);
            return LocalRedirect("~/my/delegates");
        }
        Shown = await arrange.ShowAsync(ct);
        ModelState.Add(outcome, texts, prefix);
        return this.Again();
    }
}
