using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Organisations.Settings;

/// <summary>The mail server belongs to the installation, so its operator sets it, not every organisation's admin.</summary>
[OperatorOnly]
public sealed class MailPage(MailSettings settings, KeepMailServer keep, SendTestMail test, CurrentPerson person, Texts texts) : PageModel
{
    public bool ComesFromConfiguration => settings.ComeFromConfiguration;
    public bool KnowsPassword { get; private set; }
    public bool TestWasSent { get; private set; }
    public string To => person.Email;

    [BindProperty]
    public MailServerForm Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (await settings.FindAsync(ct) is { } known) (Input, KnowsPassword) = (MailServerForm.Of(known), known.Password.Length > 0);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await ShowAsync(await keep.ExecuteAsync(Input.ToFacts(), ct), ct) is { } refused) return refused;
        this.Note(texts["common.saved"]);
        return LocalRedirect("~/settings/mail");
    }

    public async Task<IActionResult> OnPostTestAsync(CancellationToken ct)
    {
        if (await ShowAsync(await test.ExecuteAsync(Input.ToFacts(), person.Name, To, ct), ct) is { } refused) return refused;
        TestWasSent = true;
        return Page();
    }

    private async Task<IActionResult?> ShowAsync(Outcome outcome, CancellationToken ct)
    {
        KnowsPassword = (await settings.FindAsync(ct))?.Password.Length > 0;
        if (outcome.Succeeded) return null;
        ModelState.Add(outcome, texts, "Input.");
        return this.Again();
    }
}
