using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Notifications.Webhooks;

/// <summary>One's own webhook. Its address is typed here and never shown again once it is kept.</summary>
[GuestsToo]
public sealed class WebhookPage(OwnWebhook own, ReachWebhook reach, Texts texts) : PageModel
{
    [BindProperty] public string? Address { get; set; }
    [BindProperty] public WebhookKind? Kind { get; set; }

    public Webhook? Own { get; private set; }
    /// <summary>Only asked where a host may be one whose name does not say it.</summary>
    public bool AsksKind => reach.HasInsideHosts;
    public List<SelectListItem> Kinds => [new(texts["webhook.kind.byHost"], ""), .. Enum.GetNames<WebhookKind>().Select(k => new SelectListItem(texts["webhook.kind." + k], k))];

    public async Task OnGetAsync(CancellationToken ct) => Own = await own.FindAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await own.SetAsync(Address ?? "", Kind, ct);
        if (!outcome.Succeeded)
        {
            Own = await own.FindAsync(ct);
            ModelState.Add(outcome, texts);
            return this.Again();
        }
        this.Note(texts["webhook.kept"]);
        return LocalRedirect("~/notifications/webhook");
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken ct)
    {
        await own.RemoveAsync(ct);
        this.Note(texts["webhook.removed"]);
        return LocalRedirect("~/notifications/webhook");
    }
}
