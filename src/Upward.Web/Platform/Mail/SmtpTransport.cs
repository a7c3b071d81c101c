using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Upward.Web.Platform.Calendars;

namespace Upward.Web.Platform.Mail;

/// <summary>
/// SMTP with STARTTLS and AUTH LOGIN by the framework's client. It has no implicit TLS (port 465) and no XOAUTH2
/// (docs/decisions/0009-mail-outbox.md).
/// </summary>
public sealed class SmtpTransport : IMailTransport
{
    /// <summary>A server that drips must not hold up the others for long.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    public async Task SendAsync(SmtpSettings server, OutgoingMail mail, CancellationToken ct)
    {
        using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.StartTls };
        if (server.User.Length > 0) client.Credentials = new NetworkCredential(server.User, server.Password);
        using var message = Write(server, mail);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            // The client does not hear of a cancellation while a greeting drips in, and gives up after 100 seconds by itself.
            // Nobody waits for that: disposing of it ends the connection.
            await client.SendMailAsync(message, patience.Token).WaitAsync(patience.Token);
        }
        // Stopped at some points, the client tells of a broken connection and not of a cancellation.
        catch (Exception late) when (patience.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new MailFailedException(MailTrouble.Slow, $"No answer within {Patience.TotalSeconds:0} seconds.", late);
        }
        catch (Exception error) when (error is SmtpException or IOException or InvalidOperationException or System.Security.Authentication.AuthenticationException)
        {
            throw SmtpAnswers.Translate(error);
        }
    }

    private static MailMessage Write(SmtpSettings server, OutgoingMail mail)
    {
        try
        {
            var message = new MailMessage
            {
                From = new MailAddress(server.From, OneLine(server.FromName), Encoding.UTF8),
                Subject = OneLine(mail.Subject), SubjectEncoding = Encoding.UTF8,
            };
            message.To.Add(new MailAddress(mail.ToAddress, OneLine(mail.ToName), Encoding.UTF8));
            message.Headers.Add("Message-ID", $"<{mail.Id:N}@{MailHost(server.From)}>");
            message.Headers.Add("Auto-Submitted", "auto-generated");
            if (mail.ReplyTo.Length > 0) message.ReplyToList.Add(new MailAddress(mail.ReplyTo));
            if (mail.UnsubscribeLink.Length > 0)
            {
                // RFC 8058: the mail program asks, and one POST does it.
                message.Headers.Add("List-Unsubscribe", $"<{mail.UnsubscribeLink}>");
                message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            // Inside base64 too a line ends in CR LF (RFC 2046, 4.1.1).
            message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Text.ReplaceLineEndings("\r\n"), Encoding.UTF8, MediaTypeNames.Text.Plain));
            message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Html.ReplaceLineEndings("\r\n"), Encoding.UTF8, MediaTypeNames.Text.Html));
            if (mail.Calendar is { } calendar) Add(message, calendar);
            return message;
        }
        catch (FormatException wrong)
        {
            // No second try makes an address of it.
            throw new MailRefusedException(wrong.Message, wrong);
        }
    }

    /// <summary>
    /// Inside the alternatives, where Outlook looks for it, with the method in the content type too (Google shows no buttons without);
    /// and once more as a file, for programmes that know calendars by their files only.
    /// </summary>
    private static void Add(MailMessage message, CalendarPart calendar)
    {
        var type = new ContentType("text/calendar") { CharSet = "utf-8" };
        type.Parameters["method"] = CalendarText.NameOf(calendar.Method);
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(calendar.Text, type));
        message.Attachments.Add(new Attachment(new MemoryStream(Encoding.UTF8.GetBytes(calendar.Text)), new ContentType("application/ics") { Name = calendar.Method == CalendarMethod.Cancel ? "cancel.ics" : "invite.ics" }));
    }

    /// <summary>A name or subject with a line break in it must not become a header of its own.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));

    private static string MailHost(string from) => from.Contains('@') ? from[(from.IndexOf('@') + 1)..] : "upward.invalid";
}
