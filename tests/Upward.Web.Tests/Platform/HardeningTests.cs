using System.Net;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Tests.Platform;

/// <summary>Cookies, headers and addresses (trust.md B6, B7).</summary>
public sealed class HardeningTests(Hosts hosts)
{
    private static readonly string[] Pages = ["/sign-in", "/forgot", "/reset/none", "/welcome/none", "/account", "/help", "/settings", "/settings/organisation", "/settings/roles", "/settings/invitations", "/settings/audit", "/people", "/no-such-page"];

    [Fact]
    public async Task Every_page_carries_the_strict_headers()
    {
        var story = await hosts.StoryAsync(Db.Sqlite);
        var browser = await story.AsAsync(story.Ada);
        foreach (var page in Pages)
        {
            await browser.OpenAsync(page);
            var headers = browser.Response.Headers;
            var policy = headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
            Assert.True(headers.CacheControl!.NoStore, page);
            Assert.False(headers.Contains("Server"), page);
            Assert.Empty(browser.Page!.QuerySelectorAll("[style], script:not([src]), style").Select(e => $"{page}: {e.OuterHtml}"));
        }
    }

    [Fact]
    public async Task An_https_address_gives_host_cookies_secure_and_hsts()
    {
        await using var host = await TestHost.StartAsync(Db.Sqlite, b => b.Configuration["Upward:PublicAddress"] = "https://mentoring.example.org");
        var story = await Story.BeginAsync(host);
        await Features.Identity.Keys.GivePasswordAsync(story, story.Amina);
        var cookies = await SignInAsync(host, story, new Uri("https://mentoring.example.org"), "");

        Assert.NotEmpty(cookies);
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; samesite=", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; path=/", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("; domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
        using var client = new HttpClient(host.Handler);
        var answer = await client.GetAsync(new Uri("https://mentoring.example.org/sign-in"));
        Assert.Contains("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_loopback_http_the_same_cookies_go_without_prefix_and_secure()
    {
        await using var host = await TestHost.StartAsync(Db.Sqlite);
        var story = await Story.BeginAsync(host);
        await Features.Identity.Keys.GivePasswordAsync(story, story.Amina);
        var cookies = await SignInAsync(host, story, new Uri("http://127.0.0.1:5080"), "");

        Assert.All(cookies, cookie =>
        {
            Assert.DoesNotContain("__Host-", cookie, StringComparison.Ordinal);
            Assert.DoesNotContain("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Under_a_sub_path_the_path_of_the_cookie_fences_it()
    {
        await using var host = await TestHost.StartAsync(Db.Sqlite, b => b.Configuration["Upward:PublicAddress"] = "https://example.org/upward");
        var story = await Story.BeginAsync(host);
        await Features.Identity.Keys.GivePasswordAsync(story, story.Amina);
        var cookies = await SignInAsync(host, story, new Uri("https://example.org"), "/upward");

        Assert.All(cookies, cookie =>
        {
            Assert.DoesNotContain("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("; path=/upward", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [InlineData("http://mentoring.example.org", "plain http")]
    [InlineData("http://192.168.1.20:5080", "plain http")]
    [InlineData("mentoring.example.org", "no web address")]
    public void A_public_address_that_would_show_passwords_is_refused_with_a_sentence(string address, string why) =>
        Assert.Contains(why, Assert.Throws<RefusedToStartException>(() => PublicAddress.Parse(address)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_host_that_is_not_ours_is_refused()
    {
        var host = await hosts.SharedAsync(Db.Sqlite);
        using var client = new HttpClient(host.Handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1:5080/sign-in");
        request.Headers.Host = "evil.example";

        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(request)).StatusCode);
    }

    private static async Task<List<string>> SignInAsync(TestHost host, Story story, Uri address, string path)
    {
        var browser = new Browser(host.Handler, address);
        var all = new List<string>();
        await browser.OpenAsync(path + "/sign-in");
        all.AddRange(browser.Response.Headers.TryGetValues("Set-Cookie", out var first) ? first : []);
        var token = browser.Page!.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Input.Email", story.Amina.Email), new("Input.Password", Features.Identity.Keys.Password)]);
        using var client = new HttpClient(host.Handler);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path + "/sign-in")) { Content = form };
        request.Headers.Add("Cookie", string.Join("; ", all.Select(c => c.Split(';')[0])));
        var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        all.AddRange(answer.Headers.GetValues("Set-Cookie"));
        return all;
    }
}
