using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Agreements.Pages;

/// <summary>The words between the two, where they stand, and what can be done with them now. Prints as the agreement alone.</summary>
[GuestsToo]
public sealed class AgreementPage(FindPairSpace find, ReadAgreement read, WriteAgreement write, Texts texts) : PageModel
{
    public OwnSpace Pair { get; private set; } = null!;
    public ReadAgreement.Shown Agreement { get; private set; } = null!;

    /// <summary>What the page shows: a chosen earlier one, else the one that waits for somebody, else the one in force.</summary>
    public Agreement? Shown { get; private set; }
    /// <summary>What was in force before the one shown, to see what changed.</summary>
    public Agreement? Before { get; private set; }
    public bool IsMyTurn => Pair.Runs && Agreement.Open?.Turn == Pair.Me.Role;

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, int? number, CancellationToken ct) => await LoadAsync(mentorshipId, number, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostBeginAsync(Guid mentorshipId, CancellationToken ct) => await AnswerAsync(mentorshipId, await write.BeginAsync(mentorshipId, ct), null, $"~/pairs/{mentorshipId}/agreement/edit", ct);

    public async Task<IActionResult> OnPostSignAsync(Guid mentorshipId, string? hash, CancellationToken ct) => await AnswerAsync(mentorshipId, await write.SignAsync(mentorshipId, hash ?? "", ct), "agreement.signed", $"~/pairs/{mentorshipId}/agreement", ct);

    public async Task<IActionResult> OnPostDropAsync(Guid mentorshipId, CancellationToken ct) => await AnswerAsync(mentorshipId, await write.DropAsync(mentorshipId, ct), "agreement.dropped", $"~/pairs/{mentorshipId}/agreement", ct);

    private async Task<IActionResult> AnswerAsync(Guid mentorshipId, Outcome outcome, string? note, string to, CancellationToken ct)
    {
        if (outcome.IsNotFound || !await LoadAsync(mentorshipId, null, ct)) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome, texts);
            return this.Again();
        }
        if (note is not null) this.Note(texts[note]);
        return LocalRedirect(to);
    }

    private async Task<bool> LoadAsync(Guid mentorshipId, int? number, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { Programme.Formality: Formality.Agreement } pair) return false;
        (Pair, Agreement) = (pair, await read.OfAsync(pair, ct));
        var signed = Agreement.InForce is { } now ? Agreement.Past.Prepend(now).ToList() : [];
        Shown = number is null ? Agreement is { Open: { } open, HidesOpen: false } ? open : Agreement.InForce : signed.Find(a => a.Number == number);
        if (number is not null && Shown is null) return false;
        Before = Shown is null ? null : signed.Find(a => a.Number < Shown.Number);
        return true;
    }
}
