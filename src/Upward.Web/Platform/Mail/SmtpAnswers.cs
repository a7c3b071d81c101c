using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Upward.Web.Platform.Mail;

/// <summary>
/// What a server's answer means for the mail. Only what the server says about this recipient or this content is for good;
/// a wrong password or an untrusted certificate is ours to mend, and the mail waits.
/// </summary>
public static class SmtpAnswers
{
    public static Exception Translate(Exception error)
    {
        var all = Chain(error).ToList();
        var said = string.Join(" ", all.Select(e => e.Message).Distinct());
        if (all.OfType<SocketException>().FirstOrDefault() is { } socket)
            return new MailFailedException(socket.SocketErrorCode switch
            {
                SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => MailTrouble.UnknownHost,
                // It did answer, and hung up in the middle: perhaps because of this very mail, and perhaps it has it.
                SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => MailTrouble.Other,
                _ => MailTrouble.Unreachable,
            }, said, error);
        if (all.OfType<AuthenticationException>().Any()) return new MailFailedException(MailTrouble.Certificate, said, error);
        if (error is not SmtpException smtp) return new MailFailedException(MailTrouble.Other, said, error);
        return (int)smtp.StatusCode switch
        {
            // 530: "authenticate first"; the client reports refused credentials with the same code.
            530 or 534 or 535 or 454 => new MailFailedException(MailTrouble.Credentials, said, error),
            >= 550 and <= 554 when smtp is SmtpFailedRecipientException or SmtpFailedRecipientsException => new MailRefusedException(said, error),
            // After DATA: the content was refused.
            552 or 554 => new MailRefusedException(said, error),
            >= 550 and <= 553 => new MailFailedException(MailTrouble.Sender, said, error),
            >= 400 and < 500 => new MailFailedException(MailTrouble.Later, said, error),
            _ when said.Contains("does not support secure connections", StringComparison.OrdinalIgnoreCase) => new MailFailedException(MailTrouble.NoTls, said, error),
            _ => new MailFailedException(MailTrouble.Other, said, error),
        };
    }

    private static IEnumerable<Exception> Chain(Exception? error)
    {
        for (; error is not null; error = error.InnerException) yield return error;
    }
}
