using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Identity.Inviting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Platform.Mail.Pages;

[OrganisationAdminsOnly]
public sealed class OutboxPage(LookAfterOutbox outbox, InvitePerson invite, Texts texts) : PageModel
{
    public sealed class Form
    {
        public string Email { get; set; } = "";
    }

    public Form Input { get; private set; } = new();

    [BindProperty(SupportsGet = true)]
    public OutboxState State { get; set; }

    [BindProperty(SupportsGet = true)]
    public int From { get; set; }

    public LookAfterOutbox.Listed Listed { get; private set; } = null!;
    public string? Earlier => From > 0 ? Address(Math.Max(0, From - LookAfterOutbox.PageSize)) : null;
    public string? Later => From + LookAfterOutbox.PageSize < Listed.Total ? Address(From + LookAfterOutbox.PageSize) : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await outbox.ListAsync(State, Math.Max(0, From), ct) is not { } listed) return NotFound();
        Listed = listed;
        return Page();
    }

    public async Task<IActionResult> OnPostAgainAsync(Guid mailId, CancellationToken ct) => await ShowAsync(mailId == default ? NoMail : await outbox.TryAgainAsync(mailId, ct), "outbox.again.done", ct);
    public async Task<IActionResult> OnPostHandedOverAsync(Guid mailId, CancellationToken ct) => await ShowAsync(mailId == default ? NoMail : await outbox.HandOverAsync(mailId, ct), "outbox.handedOver.done", ct);

    private static Outcome NoMail => Outcome.Refused("outbox.refused.gone");

    public async Task<IActionResult> OnPostInviteAsync([Bind(Prefix = "Input")] Form input, CancellationToken ct)
    {
        Input = input;
        return await ShowAsync(await invite.ByEmailAsync(input.Email, ct), "outbox.invite.done", ct);
    }

    private async Task<IActionResult> ShowAsync(Outcome outcome, string done, CancellationToken ct)
    {
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded)
        {
            this.Note(texts[done]);
            return LocalRedirect("~/settings/invitations");
        }
        ModelState.Add(outcome, texts, "Input.");
        await OnGetAsync(ct);
        return this.Again();
    }

    private string Address(int from) => Url.Content($"~/settings/invitations?state={State}&from={from}");
}
