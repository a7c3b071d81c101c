namespace Upward.Web.Platform.Mail;

/// <summary>Hands one mail to a server. SMTP now; another way may follow, and tests have theirs.</summary>
public interface IMailTransport
{
    /// <exception cref="MailRefusedException">The server refused this mail or this recipient for good.</exception>
    /// <exception cref="IOException">The server could not be reached or broke off: try again later.</exception>
    Task SendAsync(SmtpSettings server, OutgoingMail mail, CancellationToken ct);
}

public sealed record OutgoingMail(Guid Id, string ToAddress, string ToName, string Subject, string Text, string Html);

/// <summary>A permanent refusal (SMTP 5xx): sending again would not help.</summary>
public sealed class MailRefusedException : Exception
{
    public MailRefusedException() { }
    public MailRefusedException(string message) : base(message) { }
    public MailRefusedException(string message, Exception innerException) : base(message, innerException) { }
}
