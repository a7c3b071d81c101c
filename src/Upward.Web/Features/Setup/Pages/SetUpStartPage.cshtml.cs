using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Setup.Pages;

/// <summary>The door of the wizard: leads to the first step that is not done.</summary>
[AllowAnonymous]
public sealed class SetUpStartPage(SetUpProgress progress, SetUpState state) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        LocalRedirect(state.IsFinished ? "~/" : SetUpPage.PathOf((await progress.ExecuteAsync(ct)).Next));
}
