using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Upward.Web.Features.Notifications.Webhooks;
using Upward.Web.Platform.Outgoing;
using Upward.Web.Tests.Platform.Outgoing;

namespace Upward.Web.Tests.Features.Notifications;

/// <summary>What a chat gets: it keeps the whole of each request's body, and answers as it is told.</summary>
internal sealed class Chat : IDisposable
{
    private readonly TcpListener _tcp = new(IPAddress.Loopback, 0);

    public Chat()
    {
        _tcp.Start();
        _ = ServeAsync();
    }

    public string Address => $"http://hook.internal:{((IPEndPoint)_tcp.LocalEndpoint).Port}/secret-token";
    public string Status { get; set; } = "200 OK";
    public ConcurrentQueue<string> Bodies { get; } = new();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _tcp.AcceptTcpClientAsync();
                var stream = client.GetStream();
                Bodies.Enqueue(await ReadAsync(stream));
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {Status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // Stopped.
        }
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        using var kept = new MemoryStream();
        var piece = new byte[8192];
        while (true)
        {
            var text = Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
            if (text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is > 0 and var head && kept.Length - head - 4 >= LengthIn(text[..head])) return text[(head + 4)..];
            if (await stream.ReadAsync(piece) is not (> 0 and var read)) return text;
            kept.Write(piece, 0, read);
        }
    }

    private static int LengthIn(string head) => int.Parse(head.Split("\r\n").Single(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Split(':')[1], CultureInfo.InvariantCulture);

    public void Dispose() => _tcp.Dispose();

    /// <summary>Every name leads to this machine: that is allowed for hook.internal alone.</summary>
    public static Task<TestHost> HostAsync(Db db) => TestHost.StartAsync(db, builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Upward:InsideHosts:0"] = "hook.internal" }),
        replace: services => services.Replace(ServiceDescriptor.Singleton<IFindAddresses>(new SafeHttpTests.Answers([IPAddress.Loopback]))));

    /// <summary>What the job does.</summary>
    public static Task<int> PostAsync(Story story) => story.RunAsAsync<PostWebhooks, int>(null, p => p.ExecuteAsync(CancellationToken.None));

    /// <summary>The one line of a body as Slack takes it.</summary>
    public static string Text(string body) => Assert.Single(JsonNode.Parse(body)!.AsObject()).Value!.GetValue<string>();
}
