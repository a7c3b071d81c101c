using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Setup.Pages;

[AllowAnonymous]
public sealed class AccountStep(SetUpProgress progress, SetUpState state, Texts texts, ClaimInstallation claim, ChangeFirstAccount change, SetUpCode code) : SetUpPage(progress, state, texts)
{
    public sealed class Form
    {
        public string Code { get; set; } = "";
        public string Name { get; set; } = "";
        public string Email { get; set; } = "";
        public string Password { get; set; } = "";
    }

    public override SetUpStep Step => SetUpStep.Account;
    public bool AsksCode => Facts.Account is null && code.IsNeeded;

    [BindProperty]
    public Form Input { get; set; } = new();

    public void OnGet()
    {
        if (Facts.Account is { } account) Input = new Form { Name = account.Name, Email = account.Email! };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = Facts.Account is { } account
            ? await change.ExecuteAsync(account.Id, Input.Name, Input.Email, Input.Password, ct)
            : await claim.ExecuteAsync(new(Input.Name, Input.Email, Input.Password, Input.Code), ct);
        // Somebody else was faster: the door leads to the sign-in now.
        if (outcome.IsNotFound) return LocalRedirect("~/setup");
        if (outcome.Succeeded) return GoOn();
        ModelState.Add(outcome, T, "Input.");
        return this.Again();
    }
}
