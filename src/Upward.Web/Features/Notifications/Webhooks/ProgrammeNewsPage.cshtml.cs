using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Notifications.Webhooks;

/// <summary>The channel of a programme and what is told there. Its address is typed here and never shown again once it is kept.</summary>
[ProgrammeManagersOnly]
public sealed class ProgrammeNewsPage(ProgrammeWebhook channel, ReachWebhook reach, Texts texts) : PageModel
{
    [BindProperty] public string? Address { get; set; }
    [BindProperty] public WebhookKind? Kind { get; set; }
    /// <summary>What is ticked; all of it where nobody has chosen yet.</summary>
    [BindProperty] public List<ProgrammeNews> News { get; set; } = [];

    public ProgrammeWebhook.Shown Shown { get; private set; } = null!;
    public Programme Programme => Shown.Programme;
    /// <summary>Only asked where a host may be one whose name does not say it.</summary>
    public bool AsksKind => reach.HasInsideHosts;
    public List<SelectListItem> Kinds => [new(texts["webhook.kind.byHost"], ""), .. Enum.GetNames<WebhookKind>().Select(k => new SelectListItem(texts["webhook.kind." + k], k))];

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await LoadAsync(programmeId, ct)) return NotFound();
        News = Shown.Webhook?.News ?? [.. Enum.GetValues<ProgrammeNews>()];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid programmeId, CancellationToken ct)
    {
        var outcome = await channel.SetAsync(programmeId, Address ?? "", Kind, News, ct);
        return outcome.Succeeded ? Done(programmeId, string.IsNullOrWhiteSpace(Address) ? "common.saved" : "news.kept") : await AgainAsync(programmeId, outcome, ct);
    }

    public async Task<IActionResult> OnPostTestAsync(Guid programmeId, CancellationToken ct)
    {
        var outcome = await channel.TestAsync(programmeId, ct);
        return outcome.Succeeded ? Done(programmeId, "news.tested") : await AgainAsync(programmeId, outcome, ct, typed: false);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid programmeId, CancellationToken ct)
    {
        var outcome = await channel.RemoveAsync(programmeId, ct);
        return outcome.Succeeded ? Done(programmeId, "webhook.removed") : await AgainAsync(programmeId, outcome, ct, typed: false);
    }

    private LocalRedirectResult Done(Guid programmeId, string note)
    {
        this.Note(texts[note]);
        return LocalRedirect($"~/programmes/{programmeId}/news");
    }

    private async Task<IActionResult> AgainAsync(Guid programmeId, Outcome outcome, CancellationToken ct, bool typed = true)
    {
        if (outcome.IsNotFound || !await LoadAsync(programmeId, ct)) return NotFound();
        if (!typed)
        {
            ModelState.Clear();
            News = Shown.Webhook?.News ?? [.. Enum.GetValues<ProgrammeNews>()];
        }
        return this.Refuse(outcome, texts, "");
    }

    private async Task<bool> LoadAsync(Guid programmeId, CancellationToken ct)
    {
        if (await channel.FindAsync(programmeId, ct) is not { } shown) return false;
        Shown = shown;
        return true;
    }
}
