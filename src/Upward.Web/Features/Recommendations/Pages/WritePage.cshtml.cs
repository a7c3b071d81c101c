using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Recommendations.Pages;

/// <summary>The colleague's link. Opening it changes nothing: mail scanners open links first.</summary>
[AllowAnonymous]
public sealed class WritePage(WriteRecommendation write, Texts texts) : PageModel
{
    [BindProperty] public string? Text { get; set; }
    [BindProperty] public List<Guid> Endorsed { get; set; } = [];

    public WriteRecommendation.Shown? Asked { get; private set; }
    public bool Changes { get; private set; }

    public async Task OnGetAsync(string token, bool? change, CancellationToken ct)
    {
        Asked = await write.ShowAsync(token, ct);
        Changes = change == true;
        if (Asked is not null) (Text, Endorsed) = (Asked.Text, [.. Asked.Endorsed]);
    }

    public async Task<IActionResult> OnPostAsync(string token, string? act, CancellationToken ct)
    {
        var outcome = act switch
        {
            "keep" => await write.KeepAsync(token, Text ?? "", Endorsed, ct),
            "decline" => await write.DeclineAsync(token, ct),
            _ => await write.SendAsync(token, Text ?? "", Endorsed, ct),
        };
        if (outcome.Succeeded)
        {
            if (act == "keep") this.Note(texts["recommend.kept"]);
            return LocalRedirect($"~/recommend/{token}");
        }
        Asked = await write.ShowAsync(token, ct);
        Changes = true;
        ModelState.Add(outcome, texts);
        return this.Again();
    }
}
