using Upward.Web.Platform.Calendars;

namespace Upward.Web.Platform.Mail;

/// <summary>Hands one mail to a server. SMTP now; another way may follow, and tests have theirs.</summary>
public interface IMailTransport
{
    /// <exception cref="MailRefusedException">The server refused this mail or this recipient for good.</exception>
    /// <exception cref="MailFailedException">It did not work this time: the server is away, busy, or does not let us in.</exception>
    Task SendAsync(SmtpSettings server, OutgoingMail mail, CancellationToken ct);
}

public sealed record OutgoingMail(Guid Id, string ToAddress, string ToName, string Subject, string Text, string Html, string ReplyTo = "", string UnsubscribeLink = "")
{
    /// <summary>Goes into the mail as its readers' programmes expect it; null: a mail without.</summary>
    public CalendarPart? Calendar { get; init; }
}

/// <param name="Text">The whole calendar, as it goes out.</param>
public sealed record CalendarPart(CalendarMethod Method, string Text);

/// <summary>A permanent refusal of this mail (SMTP 5xx to the recipient or the content): sending again would not help.</summary>
public sealed class MailRefusedException : Exception
{
    public MailRefusedException() { }
    public MailRefusedException(string message) : base(message) { }
    public MailRefusedException(string message, Exception innerException) : base(message, innerException) { }
}

/// <summary>What stands between us and the server; each has a sentence of its own: mail.trouble.*.</summary>
public enum MailTrouble { Other, UnknownHost, Unreachable, Slow, NoTls, Certificate, Credentials, Sender, Later }

/// <summary>It may work later, or after the settings were put right: the mail is kept and tried again.</summary>
public sealed class MailFailedException : Exception
{
    public MailFailedException() { }
    public MailFailedException(string message) : base(message) { }
    public MailFailedException(string message, Exception innerException) : base(message, innerException) { }
    public MailFailedException(MailTrouble trouble, string message, Exception inner) : base(message, inner) => Trouble = trouble;

    public MailTrouble Trouble { get; }

    /// <summary>It did not come to the mail: any other would have fared the same, and none can have been taken.</summary>
    public bool IsOfTheServer => Trouble is MailTrouble.UnknownHost or MailTrouble.Unreachable or MailTrouble.NoTls or MailTrouble.Certificate or MailTrouble.Credentials;
}
