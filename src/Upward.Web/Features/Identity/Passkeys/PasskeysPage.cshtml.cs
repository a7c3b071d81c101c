using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Identity.Passkeys;

/// <summary>The own passkeys. Adding one takes two answers: name and password first, then what the device has made.</summary>
[GuestsToo]
public sealed class PasskeysPage(ArrangePasskeys arrange, CurrentPerson person, Texts texts) : PageModel
{
    public sealed class Form
    {
        public string Name { get; set; } = "";
        public string Password { get; set; } = "";
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<ArrangePasskeys.Shown> Mine { get; private set; } = [];
    public string Email => person.Email;

    /// <summary>Set while the device is asked: what it shall make.</summary>
    public string? Options { get; private set; }

    public async Task OnGetAsync() => Mine = await arrange.ShowAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await arrange.AskAsync(Input.Name, Input.Password);
        if (!outcome.Succeeded) return await RefuseAsync(outcome.Result);
        Options = outcome.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAddAsync(string credential = "", CancellationToken ct = default) => await AnswerAsync(await arrange.AddAsync(credential, ct), "passkeys.added");

    public async Task<IActionResult> OnPostRenameAsync(string id = "", string name = "")
    {
        Input.Name = "";
        return await AnswerAsync(await arrange.RenameAsync(id, name), "common.saved");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string id = "", CancellationToken ct = default) => await AnswerAsync(await arrange.RemoveAsync(id, ct), "passkeys.removed");

    private async Task<IActionResult> AnswerAsync(Outcome outcome, string done)
    {
        if (!outcome.Succeeded) return await RefuseAsync(outcome, "");
        this.Note(texts[done]);
        return LocalRedirect("~/account/passkeys");
    }

    private async Task<IActionResult> RefuseAsync(Outcome outcome, string prefix = "Input.")
    {
        // Removed in another window: what is there now says more than "not found".
        if (outcome.IsNotFound) return LocalRedirect("~/account/passkeys");
        Mine = await arrange.ShowAsync();
        ModelState.Add(outcome, texts, prefix);
        return this.Again();
    }
}
