using System.Net.Sockets;
using System.Text;
using Upward.Web.Platform;

namespace Upward.Cli.Doctor;

/// <summary>Says hello to the mail server, and no more: no sign-in, no mail.</summary>
internal static class Mail
{
    private const string Name = "mail";

    public static async Task<Finding> ReachAsync(SmtpSettings? server, bool serverIsRunning, CancellationToken ct)
    {
        if (server is null)
        {
            return Finding.Note(Name, serverIsRunning
                ? "No mail server in the settings here. One that was set in the browser is tested there, by its button."
                : "No mail server is set: an admin hands over the invitations.");
        }
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(10));
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(server.Host, server.Port, limit.Token);
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII);
            var hello = await AnswerAsync(reader, limit.Token);
            await stream.WriteAsync("EHLO upward-doctor\r\n"u8.ToArray(), limit.Token);
            var offers = await AnswerAsync(reader, limit.Token);
            await stream.WriteAsync("QUIT\r\n"u8.ToArray(), limit.Token);
            return Judge(server, hello, offers);
        }
        catch (Exception error) when (error is SocketException or IOException)
        {
            return Finding.Bad(Name, $"{server.Host}:{server.Port} cannot be reached ({error.Message}).");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Finding.Bad(Name, $"{server.Host}:{server.Port} does not answer within 10 seconds.");
        }
    }

    private static Finding Judge(SmtpSettings server, string hello, string offers)
    {
        if (!hello.StartsWith("220", StringComparison.Ordinal)) return Finding.Bad(Name, $"{server.Host}:{server.Port} does not speak like a mail server.");
        var encrypts = offers.Contains("STARTTLS", StringComparison.OrdinalIgnoreCase);
        if (server.StartTls && !encrypts) return Finding.Bad(Name, $"{server.Host}:{server.Port} offers no STARTTLS, and Upward is set to require it.");
        return server.StartTls
            ? Finding.Good(Name, $"{server.Host}:{server.Port} answers and offers STARTTLS")
            : Finding.Note(Name, $"{server.Host}:{server.Port} answers; mails and the password go there unencrypted.");
    }

    /// <summary>An answer may have several lines; the last one has a space after its code.</summary>
    private static async Task<string> AnswerAsync(StreamReader reader, CancellationToken ct)
    {
        var answer = new StringBuilder();
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            answer.AppendLine(line);
            if (line.Length < 4 || line[3] == ' ') break;
        }
        return answer.ToString();
    }
}
