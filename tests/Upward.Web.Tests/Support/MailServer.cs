using System.Net.Http.Json;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Support;

/// <summary>The real mail server that ./test starts (tests/support/smtp). Tests share it: each uses an address of its own.</summary>
public sealed class MailServer : IDisposable
{
    private readonly HttpClient _http = new();

    public static bool IsThere => !string.IsNullOrEmpty(Variable("HTTP"));

    public string Address { get; } = $"{Guid.NewGuid():N}@example.test";

    public static SmtpSettings Settings => new()
    {
        Host = Variable("HOST")!, Port = int.Parse(Variable("PORT")!, System.Globalization.CultureInfo.InvariantCulture),
        User = Variable("USER")!, Password = Variable("PASSWORD")!, From = "upward@example.test", FromName = "Upward für alle", StartTls = true,
    };

    /// <summary>What arrived at this test's address.</summary>
    public async Task<IReadOnlyList<Received>> MailsAsync() => (await _http.GetFromJsonAsync<List<Received>>(Http($"/mails?to={Address}")))!;

    /// <summary>Answers mails to this test's address with an SMTP code from now on, or only so many times.</summary>
    public async Task RefuseAsync(int code, string stage = "rcpt", int? times = null)
    {
        var answer = await _http.PostAsJsonAsync(Http("/mode"), new { address = Address, code, stage, times });
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();

    private static Uri Http(string path) => new(Variable("HTTP") + path);
    private static string? Variable(string name) => Environment.GetEnvironmentVariable("UPWARD_TEST_SMTP_" + name);

    public sealed record Received(string From, string[] To, string Subject, string Text, string Html, Dictionary<string, string> Headers, string Raw, bool Secure, string? User, Attached[] Attachments);
    /// <param name="Text">Of calendars; null: something else.</param>
    public sealed record Attached(string? Name, string Type, string? Method, string? Text);
}

/// <summary>Skips, saying so, where the mail server was not started.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MailFactAttribute : FactAttribute
{
    public MailFactAttribute([System.Runtime.CompilerServices.CallerFilePath] string? file = null, [System.Runtime.CompilerServices.CallerLineNumber] int line = 0) : base(file, line)
    {
        if (!MailServer.IsThere) Skip = "UPWARD_TEST_SMTP_HTTP is not set: ./test starts a mail server and sets it.";
    }
}
