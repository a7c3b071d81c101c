using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Outgoing;

namespace Upward.Web.Features.Notifications.Webhooks;

/// <param name="Path">A page of ours.</param>
/// <param name="Open">What stands on the button that leads there, where there is one.</param>
public sealed record PostedLine(string Text, string Path, string Open);

/// <summary>An address at which a line has just arrived.</summary>
public sealed record TriedAddress(string Sealed, string Host, WebhookKind Kind);

/// <summary>Posts a line to a webhook, whoever owns it. An address is kept only when a first line arrived there: a wrong one is said at once.</summary>
[UseCase]
public sealed class ReachWebhook(SafeHttp http, IDataProtectionProvider protection, IOptionsMonitor<UpwardSettings> settings, PublicAddress address)
{
    private readonly IDataProtector _seal = protection.CreateProtector("Upward.Webhook");

    /// <summary>Where the admin allowed hosts of the house, their names do not say what they are.</summary>
    public bool HasInsideHosts => settings.CurrentValue.InsideHosts.Count > 0;

    public async Task<Outcome<TriedAddress>> TryAsync(string typed, WebhookKind? chosen, PostedLine first, CancellationToken ct)
    {
        var checkedAddress = http.Check(typed, "Address");
        if (!checkedAddress.Succeeded) return checkedAddress.Result;
        var (uri, host) = (checkedAddress.Value!, checkedAddress.Value!.IdnHost);
        if (WebhookLine.KindOf(host) is null && !settings.CurrentValue.InsideHosts.Contains(host, StringComparer.OrdinalIgnoreCase)) return Outcome.RefusedAt("Address", "webhook.refused.host");
        if ((WebhookLine.KindOf(host) ?? chosen) is not { } kind || !Enum.IsDefined(kind)) return Outcome.RefusedAt("Kind", "webhook.refused.kind");
        var answer = await PostAsync(uri, kind, first, ct);
        return answer.Succeeded ? new TriedAddress(_seal.Protect(uri.AbsoluteUri), host, kind) : Outcome.RefusedAt("Address", answer.Problem);
    }

    public Task<Fetched> PostAsync(Webhook webhook, PostedLine line, CancellationToken ct) => PostAsync(new Uri(_seal.Unprotect(webhook.SealedAddress)), webhook.Kind, line, ct);

    private Task<Fetched> PostAsync(Uri uri, WebhookKind kind, PostedLine line, CancellationToken ct) =>
        http.PostJsonAsync(uri, WebhookLine.Write(kind, line.Text, address.LinkTo(line.Path), line.Open), ct);
}
