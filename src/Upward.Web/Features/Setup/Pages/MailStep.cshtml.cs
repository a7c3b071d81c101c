using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Setup.Pages;

[AllowAnonymous]
public sealed class MailStep(SetUpProgress progress, SetUpState state, Texts texts, MailSettings settings, KeepMailServer keep, SendTestMail test, KeepSetUpChoice choice) : SetUpPage(progress, state, texts)
{
    public override SetUpStep Step => SetUpStep.Mail;
    public bool ComesFromConfiguration => settings.ComeFromConfiguration;
    public bool KnowsPassword { get; private set; }
    public bool TestWasSent { get; private set; }
    public string To => Operator.Email!;

    [BindProperty]
    public MailServerForm Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (await settings.FindAsync(ct) is { } known) (Input, KnowsPassword) = (MailServerForm.Of(known), known.Password.Length > 0);
        else Input.FromName = Facts.Organisation!.Name;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ComesFromConfiguration ? GoOn() : await ShowAsync(await keep.ExecuteAsync(Input.ToFacts(), ct), ct) ?? GoOn();

    public async Task<IActionResult> OnPostSkipAsync(CancellationToken ct)
    {
        await choice.SkipMailAsync(ct);
        return GoOn();
    }

    public async Task<IActionResult> OnPostTestAsync(CancellationToken ct)
    {
        if (await ShowAsync(await test.ExecuteAsync(Input.ToFacts(), Operator.Name, To, ct), ct) is { } refused) return refused;
        TestWasSent = true;
        return Page();
    }

    private async Task<IActionResult?> ShowAsync(Outcome outcome, CancellationToken ct)
    {
        KnowsPassword = (await settings.FindAsync(ct))?.Password.Length > 0;
        if (outcome.Succeeded) return null;
        ModelState.Add(outcome, T, "Input.");
        return this.Again();
    }
}
