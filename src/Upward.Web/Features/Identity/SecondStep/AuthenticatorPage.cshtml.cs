using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Identity.SecondStep;

/// <summary>The own authenticator app. New recovery codes stand on the answer itself: nothing keeps them, so the page cannot be opened again for them.</summary>
[GuestsToo]
public sealed class AuthenticatorPage(ArrangeAuthenticator arrange, CurrentPerson person, Texts texts) : PageModel
{
    public sealed class Form
    {
        public string Waiting { get; set; } = "";
        public string Code { get; set; } = "";
        public string Password { get; set; } = "";
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public sealed class RenewalForm
    {
        public string Password { get; set; } = "";
    }

    [BindProperty]
    public RenewalForm Renewal { get; set; } = new();

    public ArrangeAuthenticator.Shown? Mine { get; private set; }
    public ArrangeAuthenticator.Offer? Offer { get; private set; }
    public IReadOnlyList<string> Codes { get; private set; } = [];
    public string Email => person.Email;

    /// <summary>A file to keep, without a second request: the codes are nowhere on the server.</summary>
    public string CodesAsFile => "data:text/plain;charset=utf-8," + Uri.EscapeDataString(texts["secondStep.codes.file", ("email", person.Email)] + "\n\n" + string.Join('\n', Codes) + "\n");

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(null, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => await AnswerAsync(await arrange.TurnOnAsync(Input.Waiting, Input.Code, Input.Password, ct), ct);

    public async Task<IActionResult> OnPostCodesAsync(CancellationToken ct) => await AnswerAsync(await arrange.NewCodesAsync(Renewal.Password, ct), ct, "Renewal.");

    public async Task<IActionResult> OnPostOffAsync(CancellationToken ct)
    {
        var outcome = await arrange.TurnOffAsync(Input.Password, ct);
        if (!outcome.Succeeded) return await RefuseAsync(outcome, ct);
        this.Note(texts["secondStep.off.done"]);
        return LocalRedirect("~/account");
    }

    private async Task<IActionResult> AnswerAsync(Outcome<List<string>> outcome, CancellationToken ct, string prefix = "Input.")
    {
        if (!outcome.Succeeded) return await RefuseAsync(outcome.Result, ct, prefix);
        Codes = outcome.Value;
        return Page();
    }

    private async Task<IActionResult> RefuseAsync(Outcome outcome, CancellationToken ct, string prefix = "Input.")
    {
        // Turned on or off in another window: what is there now says more than "not found".
        if (outcome.IsNotFound) return LocalRedirect("~/account/authenticator");
        await LoadAsync(Input.Waiting, ct);
        ModelState.Add(outcome, texts, prefix);
        return this.Again();
    }

    private async Task LoadAsync(string? waiting, CancellationToken ct)
    {
        Mine = await arrange.ShowAsync(ct);
        if (Mine is not null) return;
        Offer = arrange.NewKey(waiting);
        ModelState.Remove("Input.Waiting");
    }
}
