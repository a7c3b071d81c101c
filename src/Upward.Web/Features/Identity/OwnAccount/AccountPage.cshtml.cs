using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Identity.Passkeys;
using Upward.Web.Features.Identity.SecondStep;
using Upward.Web.Features.Identity.SigningIn;
using Upward.Web.Features.Organisations;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Identity.OwnAccount;

[GuestsToo]
public sealed class AccountPage(AppDb db, CurrentPerson person, ChangeOwnAccount change, ChangeOwnPassword changePassword, SignOut signOut, ArrangeAuthenticator authenticator, ArrangePasskeys passkeys, PublicAddress address, Texts texts, TimeProvider clock) : PageModel
{
    public sealed class Form
    {
        public string Name { get; set; } = "";
        public string Culture { get; set; } = "";
        public string TimeZone { get; set; } = "";
        public string Theme { get; set; } = "";
    }

    public sealed class PasswordForm
    {
        public string Present { get; set; } = "";
        public string Wanted { get; set; } = "";
    }

    public Form Input { get; private set; } = new();
    public PasswordForm Passwords { get; private set; } = new();
    public string Email => person.Email;
    public ArrangeAuthenticator.Shown? Authenticator { get; private set; }
    public int Passkeys { get; private set; }

    public List<SelectListItem> Languages => [new(texts["account.asOrganisation"], ""), .. LanguageChoices.Items];
    public List<SelectListItem> Zones => [new(texts["account.asDirectory"], ""), .. TimeZoneChoices.At(clock.GetUtcNow(), Input.TimeZone)];
    public List<SelectListItem> Themes => [new(texts["shell.theme.system"], ""), new(texts["shell.theme.light"], "light"), new(texts["shell.theme.dark"], "dark")];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync([Bind(Prefix = "Input")] Form input, CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = input;
        var outcome = await change.ExecuteAsync(new(input.Name, input.Culture, input.TimeZone, input.Theme), ct);
        if (!outcome.Succeeded) return Refuse(outcome, "Input.");
        KeepTheme(input.Theme);
        this.Note(texts["common.saved"]);
        return LocalRedirect("~/account");
    }

    public async Task<IActionResult> OnPostPasswordAsync([Bind(Prefix = "Passwords")] PasswordForm passwords, CancellationToken ct)
    {
        await LoadAsync(ct);
        var outcome = await changePassword.ExecuteAsync(passwords.Present, passwords.Wanted, ct);
        if (!outcome.Succeeded) return Refuse(outcome, "Passwords.");
        this.Note(texts["account.password.done"]);
        return LocalRedirect("~/account");
    }

    public async Task<IActionResult> OnPostEverywhereAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var outcome = await signOut.EverywhereAsync(ct);
        if (!outcome.Succeeded) return Refuse(outcome, "");
        this.Note(texts["account.everywhere.done"]);
        return LocalRedirect("~/sign-in");
    }

    private IActionResult Refuse(Outcome outcome, string prefix)
    {
        if (outcome.IsNotFound) return NotFound();
        ModelState.Add(outcome, texts, prefix);
        return this.Again();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var account = await db.Users.AsNoTracking().SingleAsync(a => a.Id == person.AccountId, ct);
        Input = new Form { Name = account.Name, Culture = account.Culture ?? "", TimeZone = account.TimeZone ?? "", Theme = account.Theme };
        Authenticator = await authenticator.ShowAsync(ct);
        Passkeys = (await passkeys.ShowAsync()).Count;
    }

    /// <summary>The menu's switch writes the same cookie by script; the choice made here wins over an older one there.</summary>
    private void KeepTheme(string theme)
    {
        var options = new CookieOptions { Path = address.PathBase + "/", SameSite = SameSiteMode.Lax, Secure = address.IsHttps, MaxAge = TimeSpan.FromDays(365) };
        if (theme.Length > 0) Response.Cookies.Append("upward-theme", theme, options);
        else Response.Cookies.Delete("upward-theme", options);
    }
}
