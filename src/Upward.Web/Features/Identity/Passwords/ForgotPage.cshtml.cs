using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Identity.Passwords;

[AllowAnonymous]
public sealed class ForgotPage(AskForReset ask, MailSettings mail, Texts texts) : PageModel
{
    public sealed class Form
    {
        public string Email { get; set; } = "";
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public bool CanSend { get; private set; }
    public bool Asked { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => CanSend = await mail.FindAsync(ct) is not null;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        CanSend = await mail.FindAsync(ct) is not null;
        ModelState.Add(AccountChecks.OfEmail(Input.Email), texts, "Input.");
        if (!ModelState.IsValid) return this.Again();
        await ask.ExecuteAsync(Input.Email.Trim(), ct);
        Asked = true;
        return Page();
    }
}
