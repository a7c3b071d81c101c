using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Platform;

/// <summary>What a proxy says of the client counts from the proxies that are named, and from nobody else (trust.md B7).</summary>
public sealed class ProxyTests
{
    private const string Client = "203.0.113.7";

    [Fact]
    public async Task A_named_proxy_tells_the_scheme_the_host_and_the_client()
    {
        await using var host = await StartAsync("10.0.0.1");

        var answer = await TrySignInAsync(host, "10.0.0.1", "http://127.0.0.1:5080", Client);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.True(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.Equal(Client, await AddressInLogAsync(host));
    }

    [Theory]
    [InlineData("10.0.0.1, 10.0.0.2")]
    [InlineData("10.0.0.0/24")]
    public async Task Two_named_proxies_in_a_row_tell_the_client_and_not_each_other(string named)
    {
        await using var host = await StartAsync(named.Split(", "));

        // The client had written a forged line of its own in front.
        await TrySignInAsync(host, "10.0.0.1", "http://127.0.0.1:5080", $"192.0.2.66, {Client}, 10.0.0.2");

        Assert.Equal(Client, await AddressInLogAsync(host));
    }

    [Theory]
    [InlineData("10.0.0.9", "10.0.0.1")]
    [InlineData("10.0.0.1")]
    public async Task Whoever_is_not_named_is_not_believed(string peer, params string[] named)
    {
        await using var host = await StartAsync(named);

        var inner = await TrySignInAsync(host, peer, "http://inner:8080", Client);
        Assert.Equal(HttpStatusCode.BadRequest, inner.StatusCode);

        // Believed, "http" would take HSTS away and close the form, whose cookie wants TLS.
        var direct = await TrySignInAsync(host, peer, "https://mentoring.example.org", Client, scheme: "http");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, direct.StatusCode);
        Assert.True(direct.Headers.Contains("Strict-Transport-Security"));
        Assert.Equal(peer, await AddressInLogAsync(host));
    }

    [Fact]
    public async Task A_named_proxy_cannot_bring_a_host_that_is_not_ours()
    {
        await using var host = await StartAsync("10.0.0.1");

        var answer = await TrySignInAsync(host, "10.0.0.1", "http://127.0.0.1:5080", Client, forwardedHost: "evil.example.org");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task<HttpResponseMessage> TrySignInAsync(TestHost host, string peer, string address, string forwardedFor, string forwardedHost = "mentoring.example.org", string scheme = "https")
    {
        using var client = new HttpClient(host.Handler) { BaseAddress = new Uri(address) };
        foreach (var (name, value) in new[] { (Peer.Header, peer), ("X-Forwarded-For", forwardedFor), ("X-Forwarded-Proto", string.Join(", ", forwardedFor.Split(", ").Select(_ => scheme))), ("X-Forwarded-Host", string.Join(", ", forwardedFor.Split(", ").Select(_ => forwardedHost))) })
            client.DefaultRequestHeaders.Add(name, value);
        var form = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));
        if (form.StatusCode != HttpStatusCode.OK) return form;
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await form.Content.ReadAsStringAsync());
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", form.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
        using var body = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
            new("Input.Email", "nobody@example.org"), new("Input.Password", "not the right sentence"),
        ]);
        return await client.PostAsync(new Uri("/sign-in", UriKind.Relative), body);
    }

    private static async Task<string> AddressInLogAsync(TestHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        using var everywhere = scope.ServiceProvider.GetRequiredService<OrganisationScope>().UseInstallation();
        return await scope.ServiceProvider.GetRequiredService<Upward.Web.Data.AppDb>().AuditEntries.IgnoreQueryFilters().Where(e => e.Action == "identity.signIn.failed").Select(e => e.FromAddress).SingleAsync();
    }

    private static Task<TestHost> StartAsync(params string[] named) => TestHost.StartAsync(Db.Sqlite, builder =>
    {
        var settings = named.Select((proxy, i) => KeyValuePair.Create($"Upward:TrustedProxies:{i}", (string?)proxy)).ToDictionary();
        settings["Upward:PublicAddress"] = "https://mentoring.example.org";
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton<IStartupFilter, Peer>();
    });

    /// <summary>Who the connection comes from: there is none inside the test.</summary>
    private sealed class Peer : IStartupFilter
    {
        public const string Header = "X-Test-Peer";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, go) =>
            {
                http.Connection.RemoteIpAddress = IPAddress.Parse(http.Request.Headers[Header].ToString());
                return go(http);
            });
            next(app);
        };
    }
}
