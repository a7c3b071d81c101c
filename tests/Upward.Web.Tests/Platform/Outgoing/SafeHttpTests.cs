using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using Upward.Web.Platform;
using Upward.Web.Platform.Outgoing;

namespace Upward.Web.Tests.Platform.Outgoing;

/// <summary>C7: an address that somebody typed never leads into the house, whatever its name answers and wherever it sends on to.</summary>
public sealed class SafeHttpTests
{
    private static CancellationToken None => CancellationToken.None;

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700:4700::1111", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.9.9.9", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("ff02::1", false)]
    public void Only_addresses_of_the_internet_are_public(string address, bool isPublic) => Assert.Equal(isPublic, PublicNetwork.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("", "outgoing.refused.empty")]
    [InlineData("calendar", "outgoing.refused.noAddress")]
    [InlineData("https://amina:secret@example.org/a.ics", "outgoing.refused.noAddress")]
    [InlineData("file:///etc/passwd", "outgoing.refused.noAddress")]
    [InlineData("http://example.org/a.ics", "outgoing.refused.https")]
    [InlineData("ftp://example.org/a.ics", "outgoing.refused.https")]
    [InlineData("https://example.org:8443/a.ics", "outgoing.refused.https")]
    [InlineData("https://127.0.0.1/a.ics", "outgoing.refused.inside")]
    [InlineData("https://[::1]/a.ics", "outgoing.refused.inside")]
    [InlineData("https://2130706433/a.ics", "outgoing.refused.inside")] // 127.0.0.1 as one number
    [InlineData("https://0x7f.1/a.ics", "outgoing.refused.inside")]
    public void What_cannot_be_asked_is_refused_before_anything_is_sent(string typed, string because)
    {
        using var http = Http(new Answers());
        Assert.Equal(because, Assert.Single(http.Check(typed, "Address").Refusals).Message.Key);
    }

    [Fact]
    public void A_calendars_own_way_to_write_it_is_understood()
    {
        using var http = Http(new Answers());
        Assert.Equal("https://example.org/a.ics", http.Check(" webcal://example.org/a.ics ", "Address").Value!.AbsoluteUri);
    }

    [Fact]
    public async Task A_name_that_leads_into_the_house_is_never_connected_to_even_when_it_answers_differently_the_second_time()
    {
        using var house = new Listener();
        foreach (var inside in new[] { "127.0.0.1", "::1", "10.0.0.5", "169.254.169.254", "::ffff:127.0.0.1" })
        {
            using var http = Http(new Answers([IPAddress.Parse(inside)]));
            Assert.Equal("outgoing.problem.inside", (await http.GetAsync(new("https://calendar.example.org/a.ics"), "text/calendar", "", None)).Problem);
        }
        // One good answer among bad ones, and a good answer first with a bad one afterwards: the checked one is the one that counts.
        using var mixed = Http(new Answers([IPAddress.Parse("8.8.8.8"), IPAddress.Loopback]));
        Assert.Equal("outgoing.problem.inside", (await mixed.GetAsync(new("https://calendar.example.org/a.ics"), "text/calendar", "", None)).Problem);
        var names = new Answers([IPAddress.Loopback], [IPAddress.Parse("8.8.8.8")]);
        using var rebinding = Http(names);
        Assert.Equal("outgoing.problem.inside", (await rebinding.GetAsync(new("https://calendar.example.org/a.ics"), "text/calendar", "", None)).Problem);
        Assert.Equal(1, names.Asked);
        Assert.Equal(0, house.Connections);
    }

    [Fact]
    public async Task A_host_the_admin_allowed_is_read_and_nothing_that_it_sends_on_to()
    {
        using var house = new Listener();
        using var http = Http(new Answers([IPAddress.Loopback]), "calendar.internal");
        var root = $"http://calendar.internal:{house.Port}";
        house.Answer = "HTTP/1.1 200 OK\r\nETag: \"one\"\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello";
        var read = await http.GetAsync(new(root + "/a.ics"), "text/calendar", "", None);
        Assert.Equal((true, "hello", "\"one\""), (read.Succeeded, read.Body, read.ETag));
        Assert.Contains("GET /a.ics", house.LastRequest, StringComparison.Ordinal);
        house.Answer = "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n";
        Assert.True((await http.GetAsync(new(root), "text/calendar", "\"one\"", None)).IsUnchanged);
        Assert.Contains("If-None-Match: \"one\"", house.LastRequest, StringComparison.Ordinal);
        house.Answer = $"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{house.Port}/secret\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        var before = house.Connections;
        Assert.Equal("outgoing.problem.moved", (await http.GetAsync(new(root), "text/calendar", "", None)).Problem);
        Assert.Equal(before + 1, house.Connections);
        house.Answer = $"HTTP/1.1 200 OK\r\nContent-Length: {SafeHttp.MostBytes + 1}\r\nConnection: close\r\n\r\n";
        Assert.Equal("outgoing.problem.large", (await http.GetAsync(new(root), "text/calendar", "", None)).Problem);
        house.Answer = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        Assert.Equal("outgoing.problem.status", (await http.PostJsonAsync(new(root), "{}", None)).Problem);
        Assert.Contains("POST /", house.LastRequest, StringComparison.Ordinal);
        // The address itself is not on the list: the name is.
        Assert.Equal("outgoing.refused.https", Assert.Single(http.Check($"http://127.0.0.1:{house.Port}/", "Address").Refusals).Message.Key);
    }

    internal static SafeHttp Http(IFindAddresses names, params string[] inside) => new(new Fixed(new() { InsideHosts = [.. inside] }), names);

    private sealed class Fixed(UpwardSettings settings) : IOptionsMonitor<UpwardSettings>
    {
        public UpwardSettings CurrentValue => settings;
        public UpwardSettings Get(string? name) => settings;
        public IDisposable? OnChange(Action<UpwardSettings, string?> listener) => null;
    }

    /// <summary>Answers in turn; the last one for good.</summary>
    internal sealed class Answers(params IPAddress[][] inTurn) : IFindAddresses
    {
        public int Asked { get; private set; }
        public Task<IPAddress[]> OfAsync(string host, CancellationToken ct) => Task.FromResult(inTurn[Math.Min(Asked++, inTurn.Length - 1)]);
    }

    /// <summary>A server of a few lines that counts who came.</summary>
    internal sealed class Listener : IDisposable
    {
        private readonly TcpListener _tcp = new(IPAddress.Loopback, 0);
        private int _connections;

        public Listener()
        {
            _tcp.Start();
            _ = ServeAsync();
        }

        public int Port => ((IPEndPoint)_tcp.LocalEndpoint).Port;
        public int Connections => _connections;
        public string Answer { get; set; } = "";
        public string LastRequest { get; private set; } = "";

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await _tcp.AcceptTcpClientAsync();
                    Interlocked.Increment(ref _connections);
                    var stream = client.GetStream();
                    var piece = new byte[8192];
                    var request = new StringBuilder();
                    while (!request.ToString().Contains("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(piece) is > 0 and var read) request.Append(Encoding.ASCII.GetString(piece, 0, read));
                    LastRequest = request.ToString();
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(Answer));
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
            {
                // Stopped.
            }
        }

        public void Dispose() => _tcp.Dispose();
    }
}
