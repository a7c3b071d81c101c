namespace Upward.Web.Platform.Mail;

/// <summary>The fields of the mail server, in the wizard and in the settings.</summary>
public sealed class MailServerForm
{
    public string Host { get; set; } = "";
    public string Port { get; set; } = "587";
    public bool StartTls { get; set; } = true;
    public string User { get; set; } = "";
    public string Password { get; set; } = "";
    public string From { get; set; } = "";
    public string FromName { get; set; } = "";

    public static MailServerForm Of(SmtpSettings s) => new()
    {
        Host = s.Host, Port = s.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StartTls = s.StartTls, User = s.User, From = s.From, FromName = s.FromName,
    };

    public MailServerFacts ToFacts() => new(Host, Port, StartTls, User, Password, From, FromName);
}
