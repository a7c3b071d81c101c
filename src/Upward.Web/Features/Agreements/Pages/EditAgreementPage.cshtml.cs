using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Agreements.Pages;

/// <summary>The form of whose turn it is: keep it, hand it over, or sign what stands in it.</summary>
[GuestsToo]
public sealed class EditAgreementPage(FindPairSpace find, ReadAgreement read, WriteAgreement write, Texts texts) : PageModel
{
    [BindProperty] public Dictionary<string, string?> Words { get; set; } = [];
    [BindProperty] public string? MentorHours { get; set; }
    [BindProperty] public string? MenteeHours { get; set; }
    [BindProperty] public int Seen { get; set; }

    public OwnSpace Pair { get; private set; } = null!;
    public Agreement Open { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { Programme.Formality: Formality.Agreement } pair) return NotFound();
        // Not begun, signed by both, or in the other's hands: the page that says so.
        if (!await LoadAsync(pair, ct)) return LocalRedirect($"~/pairs/{mentorshipId}/agreement");
        (MentorHours, MenteeHours) = (HoursField.Of(Open.MentorMinutes), HoursField.Of(Open.MenteeMinutes));
        (Seen, Words) = (Open.Version, AgreementSections.All.ToDictionary(s => s, s => (string?)Open.Words.Of(s)));
        return Page();
    }

    /// <param name="then">What the pressed button says: "HandOver", "Sign", or nothing to keep it.</param>
    public async Task<IActionResult> OnPostAsync(Guid mentorshipId, WriteAgreement.Then then, CancellationToken ct)
    {
        var words = new AgreementWords(AgreementSections.All.ToDictionary(s => s, s => PlainLines(Words.GetValueOrDefault(s))), HoursField.MinutesOf(MentorHours), HoursField.MinutesOf(MenteeHours));
        var outcome = await write.SaveAsync(mentorshipId, words, then, Seen, ct);
        if (outcome.IsNotFound || await find.FindAsync(mentorshipId, ct) is not { } pair) return NotFound();
        if (outcome.Succeeded)
        {
            this.Note(texts[then switch { WriteAgreement.Then.HandOver => "agreement.handedOver", WriteAgreement.Then.Sign => "agreement.signed", _ => "common.saved" }, ("name", pair.Partner.CallName)]);
            return LocalRedirect(then == WriteAgreement.Then.Keep ? $"~/pairs/{mentorshipId}/agreement/edit" : $"~/pairs/{mentorshipId}/agreement");
        }
        if (!await LoadAsync(pair, ct))
        {
            this.Note(texts.Say(outcome.Refusals[0].Message));
            return LocalRedirect($"~/pairs/{mentorshipId}/agreement");
        }
        // What was typed stays; a version that came meanwhile is compared on the page of the agreement.
        foreach (var refusal in outcome.Refusals) ModelState.AddModelError(refusal.Field is "" or nameof(MentorHours) or nameof(MenteeHours) ? refusal.Field : $"Words[{refusal.Field}]", texts.Say(refusal.Message));
        return this.Again();
    }

    private async Task<bool> LoadAsync(OwnSpace pair, CancellationToken ct)
    {
        if (!pair.Runs || (await read.OfAsync(pair, ct)).Open is not { } open || open.Turn != pair.Me.Role) return false;
        (Pair, Open) = (pair, open);
        // A post without a section is a post with an empty one.
        foreach (var section in AgreementSections.All) Words.TryAdd(section, "");
        return true;
    }

    private static string PlainLines(string? text) => string.Join('\n', (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).Trim();
}
