using Upward.Web.Features.Identity;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Platform.Mail;

/// <summary>What the forms about the mail server say.</summary>
public sealed record MailServerFacts(string Host, string Port, bool StartTls, string User, string Password, string From, string FromName)
{
    public static MailServerFacts Of(SmtpSettings s) => new(s.Host, s.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), s.StartTls, s.User, "", s.From, s.FromName);

    public Outcome Check(PublicAddress address)
    {
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(Host)) refusals.Add(new("Host", new("refused.required")));
        else if (Uri.CheckHostName(Host.Trim()) == UriHostNameType.Unknown) refusals.Add(new("Host", new("mail.refused.host")));
        if (!int.TryParse(Port, out var port) || port is < 1 or > 65535) refusals.Add(new("Port", new("mail.refused.port")));
        else if (port == 465) refusals.Add(new("Port", new("mail.refused.port465")));
        // Names and passwords never cross a network in the clear.
        if (!StartTls && User.Trim().Length > 0 && !IsLoopback) refusals.Add(new("StartTls", new("mail.refused.plain")));
        refusals.AddRange(AccountChecks.OfEmail(From, "From").Refusals);
        if (FromName.Length > 120) refusals.Add(new("FromName", new("refused.tooLong", ("max", 120), ("length", FromName.Length))));
        return Outcome.Refused(refusals);
    }

    private bool IsLoopback => Host.Trim() is "localhost" || System.Net.IPAddress.TryParse(Host.Trim(), out var ip) && System.Net.IPAddress.IsLoopback(ip);

    public SmtpSettings ToSettings(string knownPassword) => new()
    {
        Host = Host.Trim(), Port = int.Parse(Port, System.Globalization.CultureInfo.InvariantCulture), StartTls = StartTls, User = User.Trim(),
        // The password never travels back to the page: an empty field means "the one you have".
        Password = Password.Length > 0 ? Password : User.Trim().Length > 0 ? knownPassword : "", From = From.Trim(), FromName = FromName.Trim(),
    };
}

/// <summary>Stores the mail server of the installation.</summary>
[UseCase]
public sealed class KeepMailServer(Data.AppDb db, MailSettings settings, PublicAddress address, Features.Audit.AuditLog audit)
{
    public async Task<Outcome> ExecuteAsync(MailServerFacts facts, CancellationToken ct)
    {
        if (settings.ComeFromConfiguration) return Outcome.Refused("mail.refused.configuration");
        var outcome = facts.Check(address);
        if (!outcome.Succeeded) return outcome;
        var server = facts.ToSettings((await settings.FindAsync(ct))?.Password ?? "");
        await settings.KeepAsync(server, ct);
        audit.Record("mail.server.changed", "installation", details: new { server.Host, server.Port, server.StartTls, server.From });
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
