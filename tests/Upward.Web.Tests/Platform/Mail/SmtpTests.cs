using System.Net.Http.Json;
using System.Text.Json;
using Upward.Web.Platform;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Tests.Platform.Mail;

/// <summary>The transport against a real SMTP server with STARTTLS and AUTH LOGIN, which ./test starts.</summary>
public sealed class SmtpTests
{
    private static string? Of(string name) => Environment.GetEnvironmentVariable("UPWARD_TEST_SMTP_" + name);

    private static SmtpSettings Server => new()
    {
        Host = Of("HOST") ?? "127.0.0.1", Port = int.Parse(Of("PORT")!, System.Globalization.CultureInfo.InvariantCulture), User = Of("USER")!, Password = Of("PASSWORD")!,
        From = "upward@harbour.example", FromName = "Harbour & Vale", StartTls = true,
    };

    private static void NeedServer() => Assert.SkipWhen(Of("PORT") is null, "UPWARD_TEST_SMTP_PORT is not set: ./test starts a mail server and sets it.");

    [Fact]
    public async Task A_mail_goes_out_protected_signed_in_and_in_both_forms()
    {
        NeedServer();
        var mail = Mail("Zoë Ångström", "Grüße: your proposal");

        await new SmtpTransport().SendAsync(Server, mail, CancellationToken.None);

        var arrived = await ArrivedAsync(mail.ToAddress);
        Assert.True(arrived.GetProperty("secure").GetBoolean());
        Assert.Equal(Of("USER"), arrived.GetProperty("user").GetString());
        Assert.Equal("Grüße: your proposal", arrived.GetProperty("subject").GetString());
        Assert.Contains("plain words", arrived.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("<p>html words</p>", arrived.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Equal($"<{mail.Id:N}@harbour.example>", arrived.GetProperty("headers").GetProperty("message-id").GetString());
    }

    [Fact]
    public async Task Line_breaks_in_names_and_subjects_become_no_headers()
    {
        NeedServer();
        var mail = Mail("Eve\r\nBcc: everybody@example.org", "Hello\r\nX-Evil: 1\u2028X-Worse: 2");

        await new SmtpTransport().SendAsync(Server, mail, CancellationToken.None);

        var headers = (await ArrivedAsync(mail.ToAddress)).GetProperty("headers");
        Assert.False(headers.TryGetProperty("x-evil", out _));
        Assert.False(headers.TryGetProperty("x-worse", out _));
        Assert.False(headers.TryGetProperty("bcc", out _));
    }

    [Theory]
    [InlineData("rcpt", 550, typeof(MailRefusedException))]
    [InlineData("rcpt", 451, typeof(MailFailedException))]
    [InlineData("data", 554, typeof(MailRefusedException))]
    [InlineData("data", 452, typeof(MailFailedException))]
    public async Task Answers_of_the_server_are_told_apart(string stage, int code, Type expected)
    {
        NeedServer();
        var mail = Mail("Amina", "Hello");
        using var http = new HttpClient { BaseAddress = new Uri(Of("HTTP")!) };
        await http.PostAsJsonAsync("/mode", new { address = mail.ToAddress, stage, code, message = "for the test", times = 1 });

        var error = await Assert.ThrowsAnyAsync<Exception>(() => new SmtpTransport().SendAsync(Server, mail, CancellationToken.None));

        Assert.IsType(expected, error);
        Assert.Contains("for the test", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_ours_to_mend_and_no_bounce()
    {
        NeedServer();
        var server = Server;
        server.Password = "wrong";

        var error = await Assert.ThrowsAsync<MailFailedException>(() => new SmtpTransport().SendAsync(server, Mail("Amina", "Hello"), CancellationToken.None));

        Assert.Equal(MailTrouble.Credentials, error.Trouble);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named_so()
    {
        var server = new SmtpSettings { Host = "127.0.0.1", Port = 1, From = "upward@harbour.example", StartTls = false };

        var error = await Assert.ThrowsAsync<MailFailedException>(() => new SmtpTransport().SendAsync(server, Mail("Amina", "Hello"), CancellationToken.None));

        Assert.Equal(MailTrouble.Unreachable, error.Trouble);
    }

    private static OutgoingMail Mail(string name, string subject) => new(Guid.CreateVersion7(), $"to.{Guid.NewGuid():N}@example.org", name, subject, "plain words", "<p>html words</p>");

    private static async Task<JsonElement> ArrivedAsync(string to)
    {
        using var http = new HttpClient { BaseAddress = new Uri(Of("HTTP")!) };
        return (await http.GetFromJsonAsync<JsonElement>($"/mails?to={to}"))[0];
    }
}
