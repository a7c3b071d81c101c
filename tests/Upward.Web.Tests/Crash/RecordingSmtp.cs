using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Upward.Web.Tests.Crash;

/// <summary>When, seen from the mail server, the sender dies.</summary>
internal enum Moment { None, BeforeItIsTaken, BeforeItIsAnswered, AfterItIsAnswered }

/// <summary>A mail server that remembers what it took, and can have the sender killed around that moment: no other server lets a test do so.</summary>
internal sealed partial class RecordingSmtp : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Lock _lock = new();
    private readonly List<string> _taken = [];
    private Func<Task>? _kill;
    private (Moment Moment, int Mails) _plan;

    public RecordingSmtp()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The Message-ID of each mail that was taken, as often as it was.</summary>
    public IReadOnlyList<string> Taken { get { lock (_lock) return [.. _taken]; } }

    /// <summary>Kills at this moment of the n-th mail from now.</summary>
    public void KillAt(Moment moment, int mails, Func<Task> kill) => (_plan, _kill) = ((moment, mails), kill);

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using var _ = client;
            using var reader = new StreamReader(client.GetStream());
            await using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true, NewLine = "\r\n" };
            await writer.WriteLineAsync("220 for the test");
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase)) await TakeAsync(reader, writer);
                else await writer.WriteLineAsync(line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase) ? "221 bye" : "250 good");
            }
        }
        catch (IOException)
        {
            // The sender was killed.
        }
    }

    private async Task TakeAsync(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 go on");
        var id = "";
        while (await reader.ReadLineAsync() is { } line && line != ".")
            if (MessageId().Match(line) is { Success: true } found) id = found.Groups[1].Value;
        // A sender that died before the end of its mail has sent none.
        if (id.Length == 0) return;
        await KillAsync(Moment.BeforeItIsTaken);
        lock (_lock) _taken.Add(id);
        await KillAsync(Moment.BeforeItIsAnswered);
        await writer.WriteLineAsync("250 taken");
        await KillAsync(Moment.AfterItIsAnswered);
        if (_plan.Mails > 0) _plan.Mails--;
    }

    private async Task KillAsync(Moment moment)
    {
        if (_kill is not { } kill || _plan != (moment, 0)) return;
        _kill = null;
        await kill();
        if (moment == Moment.BeforeItIsTaken) throw new IOException("the sender is dead");
    }

    public void Dispose() => _listener.Dispose();

    [GeneratedRegex("^Message-ID: <(.+)>$", RegexOptions.IgnoreCase)]
    private static partial Regex MessageId();
}
