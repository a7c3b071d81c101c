using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;

namespace Upward.Web.Features.Applications.Pages;

/// <summary>The line manager's link. Opening it changes nothing: mail scanners open links first.</summary>
[AllowAnonymous]
public sealed class TimePage(AnswerTimeRequest answer) : PageModel
{
    public AnswerTimeRequest.Shown? Asked { get; private set; }

    public async Task OnGetAsync(string token, CancellationToken ct) => Asked = await answer.ShowAsync(token, ct);

    public async Task<IActionResult> OnPostAsync(string token, TimeAnswer? answered, CancellationToken ct)
    {
        if (answered is { } said && Enum.IsDefined(said) && (await answer.ExecuteAsync(token, said, ct)).Succeeded) return LocalRedirect($"~/time/{token}");
        Asked = await answer.ShowAsync(token, ct);
        return this.Again();
    }
}
