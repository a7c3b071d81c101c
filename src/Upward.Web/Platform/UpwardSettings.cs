namespace Upward.Web.Platform;

/// <summary>Settings of the installation: section <c>Upward</c>, or environment variables such as <c>UPWARD__DATABASE</c>.</summary>
public sealed class UpwardSettings
{
    public const string Section = "Upward";

    /// <summary>Empty: SQLite in <see cref="DataFolder"/>. Otherwise an Npgsql string or a postgres:// address.</summary>
    public string Database { get; set; } = "";

    /// <summary>Where the SQLite file, its lock and logs lie. Relative to the working folder.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary>The address people type, for example https://mentoring.example.org or https://example.org/upward.</summary>
    public string PublicAddress { get; set; } = "http://127.0.0.1:5080";

    /// <summary>IP addresses or networks (CIDR) of the reverse proxies whose forwarded headers count.</summary>
    public List<string> TrustedProxies { get; set; } = [];

    /// <summary>Mail server from the configuration; when its host is set, it wins over what the wizard stored.</summary>
    public SmtpSettings Smtp { get; set; } = new();

    /// <summary>The mailbox that takes answers by mail, for example reply@mentoring.example.org; it must deliver reply+anything@ too. Empty: none.</summary>
    public string ReplyAddress { get; set; } = "";

    /// <summary>A program that looks at a file before it is kept, for example "clamdscan --no-summary --fdpass". Empty: none.</summary>
    public string FileScanner { get; set; } = "";

    /// <summary>Found the demo organisation at start when there is none: ./run --demo.</summary>
    public bool Demo { get; set; }

    /// <summary>A Jitsi-like video server that makes a room of any address, for example https://meet.example.org. Empty: people bring their own link.</summary>
    public string VideoServer { get; set; } = "";

    /// <summary>Host names inside the house that calendars and webhooks may lie on, for example ["calendar.internal.example.org"]. Without one, only the public internet is asked.</summary>
    public List<string> InsideHosts { get; set; } = [];

    /// <summary>Path to the OTLP/HTTP receiver, for example http://127.0.0.1:4318. Empty: no telemetry leaves.</summary>
    public string OtlpEndpoint { get; set; } = "";
}

public sealed class SmtpSettings
{
    public string Host { get; set; } = "";
    public int Port { get; set; } = 587;
    public string User { get; set; } = "";
    public string Password { get; set; } = "";
    public string From { get; set; } = "";
    public string FromName { get; set; } = "Upward";
    /// <summary>Require STARTTLS. Off only for a test server on loopback.</summary>
    public bool StartTls { get; set; } = true;
}
