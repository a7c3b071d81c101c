using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;

namespace Upward.Web.Platform.Outgoing;

/// <param name="Status">Null: no answer came; then <paramref name="Problem"/> says why.</param>
/// <param name="Problem">The key of a sentence; empty where the answer is good.</param>
public sealed record Fetched(HttpStatusCode? Status, string Body, string Problem)
{
    public bool Succeeded => Problem.Length == 0;
    public string ETag { get; init; } = "";
    public bool IsUnchanged => Status == HttpStatusCode.NotModified;
}

/// <summary>Finds the addresses of a name. Of its own so that tests can give answers that change.</summary>
public interface IFindAddresses
{
    Task<IPAddress[]> OfAsync(string host, CancellationToken ct);
}

internal sealed class FindAddresses : IFindAddresses
{
    public Task<IPAddress[]> OfAsync(string host, CancellationToken ct) => Dns.GetHostAddressesAsync(host, ct);
}

/// <summary>
/// The one way out of the house for addresses that people typed: https only, no sign-in data in the address, public networks only,
/// no redirects followed, no cookies, a limit for time and size. The name is looked up once, the answer is checked, and the
/// connection goes to the very address that was checked: a name that answers differently the second time gains nothing.
/// Hosts that the admin names (<see cref="UpwardSettings.InsideHosts"/>) may lie inside, and may speak plain http.
/// </summary>
public sealed class SafeHttp : IDisposable
{
    public const int LongestAddress = 2000, MostBytes = 5_000_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly HttpRequestOptionsKey<string> Refusal = new("upward.refusal");

    private readonly IOptionsMonitor<UpwardSettings> _settings;
    private readonly IFindAddresses _names;
    private readonly HttpClient _http;

    public SafeHttp(IOptionsMonitor<UpwardSettings> settings, IFindAddresses names)
    {
        (_settings, _names) = (settings, names);
        _http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, UseProxy = false, Credentials = null, MaxResponseHeadersLength = 32, ConnectTimeout = TimeSpan.FromSeconds(5),
            AutomaticDecompression = DecompressionMethods.None, PooledConnectionLifetime = TimeSpan.Zero, ConnectCallback = ConnectAsync,
        }) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Upward", null));
    }

    /// <summary>Whether it can be an address at all, before anything is sent. webcal: is how calendars write https:.</summary>
    public Outcome<Uri> Check(string typed, string field)
    {
        var text = typed.Trim();
        if (text.StartsWith("webcal:", StringComparison.OrdinalIgnoreCase)) text = "https:" + text["webcal:".Length..];
        if (text.Length == 0) return Outcome.RefusedAt(field, "outgoing.refused.empty");
        if (text.Length > LongestAddress) return Outcome.RefusedAt(field, "refused.tooLong", ("max", LongestAddress), ("length", text.Length));
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.UserInfo.Length > 0 || address.HostNameType is not (UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6)) return Outcome.RefusedAt(field, "outgoing.refused.noAddress");
        if (IsInside(address.IdnHost) ? address.Scheme is not ("http" or "https") : address.Scheme != "https" || !address.IsDefaultPort) return Outcome.RefusedAt(field, "outgoing.refused.https");
        if (IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out var ip) && !IsInside(address.IdnHost) && !PublicNetwork.Contains(ip)) return Outcome.RefusedAt(field, "outgoing.refused.inside");
        return address;
    }

    /// <param name="etag">Of the answer that is known already; empty: none.</param>
    public Task<Fetched> GetAsync(Uri address, string accept, string etag, CancellationToken ct)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd(accept);
        if (etag.Length > 0) request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        return SendAsync(request, ct);
    }

    public Task<Fetched> PostJsonAsync(Uri address, string json, CancellationToken ct) =>
        SendAsync(new(HttpMethod.Post, address) { Content = new StringContent(json, Encoding.UTF8, "application/json") }, ct);

    public void Dispose() => _http.Dispose();

    private async Task<Fetched> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using var _ = request;
        if (!Check(request.RequestUri!.AbsoluteUri, "").Succeeded) return new(null, "", "outgoing.problem.inside");
        using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
        time.CancelAfter(Longest);
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, time.Token);
            var etag = answer.Headers.ETag?.ToString() ?? "";
            if (answer.StatusCode == HttpStatusCode.NotModified) return new(answer.StatusCode, "", "") { ETag = etag };
            if ((int)answer.StatusCode is >= 300 and < 400) return new(answer.StatusCode, "", "outgoing.problem.moved");
            if (!answer.IsSuccessStatusCode) return new(answer.StatusCode, "", "outgoing.problem.status");
            return await ReadAsync(answer.Content, time.Token) is { } body ? new(answer.StatusCode, body, "") { ETag = etag } : new(answer.StatusCode, "", "outgoing.problem.large");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(null, "", "outgoing.problem.slow");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            return new(null, "", request.Options.TryGetValue(Refusal, out var why) ? why : "outgoing.problem.unreachable");
        }
    }

    /// <returns>Null: more than anybody should send.</returns>
    private static async Task<string?> ReadAsync(HttpContent content, CancellationToken ct)
    {
        if (content.Headers.ContentLength > MostBytes) return null;
        await using var stream = await content.ReadAsStreamAsync(ct);
        using var kept = new MemoryStream();
        var piece = new byte[16 * 1024];
        for (int read; (read = await stream.ReadAsync(piece, ct)) > 0;)
        {
            if (kept.Length + read > MostBytes) return null;
            kept.Write(piece, 0, read);
        }
        return Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var found = IPAddress.TryParse(host.Trim('[', ']'), out var ip) ? [ip] : await _names.OfAsync(host, ct);
        // One private answer among public ones is no honest mistake: nothing is tried.
        if (!IsInside(host) && !Array.TrueForAll(found, PublicNetwork.Contains)) context.InitialRequestMessage.Options.Set(Refusal, "outgoing.problem.inside");
        if (found.Length == 0 || context.InitialRequestMessage.Options.TryGetValue(Refusal, out var _)) throw new HttpRequestException("Not an address of the internet.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool IsInside(string host) => _settings.CurrentValue.InsideHosts.Contains(host, StringComparer.OrdinalIgnoreCase);
}
