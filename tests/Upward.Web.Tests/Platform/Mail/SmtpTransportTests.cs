using System.Net;
using System.Net.Sockets;
using Upward.Web.Platform;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Tests.Platform.Mail;

/// <summary>Against a real server, read back by a real parser.</summary>
public sealed class SmtpTransportTests : IDisposable
{
    private readonly MailServer _server = new();
    private readonly SmtpTransport _transport = new();

    public void Dispose() => _server.Dispose();

    [MailFact]
    public async Task A_mail_arrives_encrypted_with_both_bodies_and_names_in_any_script()
    {
        var mail = Mail(name: "Zoë 李小龍", subject: "Привет, Zoë: ein Vorschlag ☀");

        await _transport.SendAsync(MailServer.Settings, mail, default);

        var received = Assert.Single(await _server.MailsAsync());
        Assert.True(received.Secure);
        Assert.Equal("upward", received.User);
        Assert.Equal(mail.Subject, received.Subject);
        Assert.Equal("Plain, with ümlauts", received.Text.Trim());
        Assert.Equal("<p>HTML ☀</p>", received.Html.Trim());
        Assert.Equal("upward@example.test", received.From);
        Assert.Contains(mail.Id.ToString("N"), received.Headers["message-id"], StringComparison.Ordinal);
        Assert.Equal("auto-generated", received.Headers["auto-submitted"]);
    }

    [MailFact]
    public async Task An_answer_address_and_the_one_click_arrive_whole()
    {
        // Longer than a line of a mail: an address with a break in it would lead nowhere.
        var link = "https://mentoring.example.org/mail-off/" + new string('a', 300);
        var reply = $"reply+{new string('b', 42)}@mentoring.example.org";

        await _transport.SendAsync(MailServer.Settings, Mail() with { ReplyTo = reply, UnsubscribeLink = link }, default);

        var received = Assert.Single(await _server.MailsAsync());
        Assert.Contains($"List-Unsubscribe: <{link}>", received.Raw.ReplaceLineEndings("\n").Replace("\n ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\n", received.Raw.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains(reply, received.Headers["reply-to"], StringComparison.Ordinal);
    }

    [MailFact]
    public async Task A_line_break_in_a_subject_or_name_makes_no_header()
    {
        await _transport.SendAsync(MailServer.Settings, Mail(name: "Eve\r\nBcc: all@example.test", subject: "Hello\r\nX-Evil: yes"), default);

        var received = Assert.Single(await _server.MailsAsync());
        Assert.DoesNotContain("x-evil", received.Headers.Keys);
        Assert.DoesNotContain("bcc", received.Headers.Keys);
        Assert.Equal([_server.Address], received.To);
    }

    [MailFact]
    public async Task An_address_refused_for_good_is_said_to_be_so()
    {
        await _server.RefuseAsync(550);

        await Assert.ThrowsAsync<MailRefusedException>(() => _transport.SendAsync(MailServer.Settings, Mail(), default));

        Assert.Empty(await _server.MailsAsync());
    }

    [MailFact]
    public async Task A_server_that_is_busy_may_be_asked_again()
    {
        await _server.RefuseAsync(451, "data", times: 1);

        Assert.Equal(MailTrouble.Later, await TroubleAsync(MailServer.Settings));
        await _transport.SendAsync(MailServer.Settings, Mail(), default);

        Assert.Single(await _server.MailsAsync());
    }

    [MailFact]
    public async Task A_wrong_password_is_the_installations_trouble_and_not_a_bounce()
    {
        var settings = MailServer.Settings;
        settings.Password = "wrong";

        Assert.Equal(MailTrouble.Credentials, await TroubleAsync(settings));

        Assert.Empty(await _server.MailsAsync());
    }

    [MailFact]
    public async Task A_server_that_is_not_there_is_not_a_bounce()
    {
        var settings = MailServer.Settings;
        settings.Port = 1;

        Assert.Equal(MailTrouble.Unreachable, await TroubleAsync(settings));
    }

    [MailFact]
    public async Task A_certificate_for_another_name_is_refused()
    {
        var settings = MailServer.Settings;
        settings.Host = "127.0.0.1"; // the certificate names localhost

        Assert.Equal(MailTrouble.Certificate, await TroubleAsync(settings));

        Assert.Empty(await _server.MailsAsync());
    }

    [Fact]
    public async Task G2_A_server_that_drips_is_left_after_a_while_and_is_no_bounce()
    {
        using var dripping = new TcpListener(IPAddress.Loopback, 0);
        dripping.Start();
        using var over = new CancellationTokenSource();
        var drip = Task.Run(async () =>
        {
            using var client = await dripping.AcceptTcpClientAsync(over.Token);
            // A greeting without an end, a letter now and then; however many arrive together, there is nothing wrong with it.
            for (var n = 0; !over.IsCancellationRequested; n++)
            {
                await client.GetStream().WriteAsync(new[] { "220-wait\r\n"u8[n % 10] }, over.Token);
                await Task.Delay(50, over.Token);
            }
        });
        var server = new SmtpSettings { Host = "127.0.0.1", Port = ((IPEndPoint)dripping.LocalEndpoint).Port, From = "upward@example.test", StartTls = false };
        var began = System.Diagnostics.Stopwatch.StartNew();
        var error = await Assert.ThrowsAsync<MailFailedException>(() => new SmtpTransport { Patience = TimeSpan.FromSeconds(1) }.SendAsync(server, Mail(), default));
        // Not after the client's own hundred seconds.
        Assert.InRange(began.Elapsed.TotalSeconds, 0, 60);
        Assert.Equal(MailTrouble.Slow, error.Trouble);
        // The connection is gone: the server cannot drip any more.
        Assert.Same(drip, await Task.WhenAny(drip, Task.Delay(TimeSpan.FromSeconds(60))));
        await Assert.ThrowsAsync<IOException>(() => drip);
    }

    private async Task<MailTrouble> TroubleAsync(SmtpSettings server) =>
        (await Assert.ThrowsAsync<MailFailedException>(() => _transport.SendAsync(server, Mail(), default))).Trouble;

    private OutgoingMail Mail(string name = "Paul", string subject = "A proposal") =>
        new(Guid.NewGuid(), _server.Address, name, subject, "Plain, with ümlauts", "<p>HTML ☀</p>");
}
