using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Upward.Web.Platform.Mail.Pages;

/// <summary>One mail that nobody sends, to be handed over by hand.</summary>
[OrganisationAdminsOnly]
public sealed class LetterPage(LookAfterOutbox outbox) : PageModel
{
    public LookAfterOutbox.Letter Letter { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid mailId, CancellationToken ct)
    {
        if (await outbox.ReadAsync(mailId, ct) is not { } letter) return NotFound();
        Letter = letter;
        return Page();
    }
}
