using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Platform.Mail;

/// <summary>
/// Sends one mail now, to the address of whoever asks, with the settings as typed: so that a mistake shows before anybody
/// waits for an invitation. Says what the server answered.
/// </summary>
[UseCase]
public sealed class SendTestMail(MailSettings settings, IMailTransport transport, PublicAddress address, Texts texts)
{
    public async Task<Outcome> ExecuteAsync(MailServerFacts facts, string toName, string toAddress, CancellationToken ct)
    {
        var outcome = facts.Check(address);
        if (!outcome.Succeeded) return outcome;
        var server = facts.ToSettings((await settings.FindAsync(ct))?.Password ?? "");
        var text = texts["mail.test.p1", ("host", server.Host)];
        var html = "<!doctype html><html lang=\"" + texts.Culture.TwoLetterISOLanguageName + "\"><head><meta charset=\"utf-8\"><title></title></head><body><p>" + System.Text.Encodings.Web.HtmlEncoder.Default.Encode(text) + "</p></body></html>";
        try
        {
            await transport.SendAsync(server, new(Guid.CreateVersion7(), toAddress, toName, texts["mail.test.subject"], text, html), ct);
            return Outcome.Done;
        }
        catch (MailRefusedException refused)
        {
            return Outcome.Refused("mail.test.refused", ("answer", refused.Message));
        }
        catch (MailFailedException failed)
        {
            return Outcome.RefusedAt(failed.Trouble switch { MailTrouble.Unreachable or MailTrouble.UnknownHost => "Host", MailTrouble.Credentials => "User", MailTrouble.NoTls or MailTrouble.Certificate => "StartTls", _ => "" },
                "mail.trouble." + failed.Trouble, ("host", server.Host), ("port", server.Port), ("answer", failed.Message));
        }
    }
}
