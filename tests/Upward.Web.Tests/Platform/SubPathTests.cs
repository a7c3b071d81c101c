using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.Configuration;
using Upward.Web.Components;
using Upward.Web.Features.Matching;
using Upward.Web.Features.Matching.Rounds;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Tests.Access;
using Upward.Web.Tests.Features.Matching;

namespace Upward.Web.Tests.Platform;

/// <summary>Upward under https://host/upward (trust.md B7): nothing a page offers may lead out of it.</summary>
public sealed class SubPathTests
{
    private const string Root = "/upward";
    private static readonly string[] Addresses = ["href", "src", "action", "formaction", "hx-get", "hx-post", "hx-push-url", "data-suggest"];

    [Fact]
    public async Task Every_address_on_every_page_stays_under_the_sub_path()
    {
        await using var host = await StartAsync();
        var story = await Story.BeginAsync(host);
        var values = await StoryValues.MakeAsync(story);
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        var pages = 0;
        foreach (var (person, names) in new (Person?, string[])[] { (null, []), (story.Ada, ["admin", "signed-in"]), (story.Petra, ["manager", "signed-in"]), (story.Amina, ["mentor", "signed-in"]), (story.Paul, ["mentee", "signed-in"]) })
        {
            var browser = await story.AsAsync(person);
            foreach (var rule in AccessRule.Read().Values.Where(r => r.Method == "GET" && (r.Who.Contains("anyone") || r.Who.Overlaps(names))))
            {
                await browser.OpenAsync(Root + values.Fill(rule.Route));
                if (!browser.Path.StartsWith(Root, StringComparison.Ordinal)) wrong.Add($"{rule.Route}: led to {browser.Path}");
                if (browser.Response.Content.Headers.ContentType?.MediaType != "text/html") continue;
                pages++;
                wrong.UnionWith(Outside(browser).Select(a => $"{rule.Route}: {a}"));
            }
        }
        Assert.True(pages > 60, $"only {pages} pages were read");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_round_stays_there_while_it_runs_when_it_is_stopped_and_when_it_is_published()
    {
        await using var host = await StartAsync();
        var world = await MatchingWorld.MakeAsync(await Story.BeginAsync(host), 2, 2);
        await world.Story.RunAsAsync<StartRound, Outcome<MatchRound>>(world.Story.Petra, u => u.ExecuteAsync(world.ProgrammeId, true, CancellationToken.None));
        var petra = await world.Story.AsAsync(world.Story.Petra);
        await petra.OpenAsync($"{Root}/programmes/{world.ProgrammeId}/rounds/1");
        Assert.Empty(Outside(petra));
        await petra.SubmitAsync("form[action*='/tasks/']");
        Assert.Equal((HttpStatusCode.OK, $"{Root}/programmes/{world.ProgrammeId}/rounds/1"), (petra.Status, petra.Path));
        await world.Story.RunTasksAsync();

        var pair = (await world.PublishAsync(await world.RunRoundAsync()))[0];

        var mail = (await world.Story.MailsAsync()).First(m => m.Kind == "mentor-proposal-published");
        Assert.Contains("http://127.0.0.1:5080/upward/proposals/", mail.TextBody, StringComparison.Ordinal);
        var amina = await world.Story.AsAsync(world.PersonOf(pair.MentorEnrolmentId));
        await amina.OpenAsync($"{Root}/proposals/{pair.Id}");
        await amina.PressAsync("main form button[type=submit]");
        Assert.Equal((HttpStatusCode.OK, $"{Root}/proposals/{pair.Id}"), (amina.Status, amina.Path));
        Assert.Empty(Outside(amina));
    }

    [Fact]
    public async Task A_proxy_may_strip_the_sub_path_and_the_way_in_leads_back_to_it()
    {
        await using var host = await StartAsync();
        var story = await Story.BeginAsync(host);
        var stripped = await story.AsAsync(story.Ada);
        await stripped.OpenAsync("/people");
        Assert.Equal(HttpStatusCode.OK, stripped.Status);
        Assert.Empty(Outside(stripped));

        var nobody = await story.AsAsync(null);
        await nobody.OpenAsync(Root + "/people");

        Assert.Equal($"{Root}/sign-in?ReturnUrl=%2Fupward%2Fpeople", nobody.Path, ignoreCase: true);
    }

    [Theory]
    [InlineData("/people", "/upward/people")]
    [InlineData("/", "/upward/")]
    [InlineData("/upward/people", "/upward/people")]
    [InlineData("/upward", "/upward")]
    [InlineData("/upwards", "/upward/upwards")]
    [InlineData("?page=2", "?page=2")]
    [InlineData("#content", "#content")]
    [InlineData("https://example.org/people", "https://example.org/people")]
    public void Only_an_address_from_the_root_gets_it_and_once(string written, string shown) => Assert.Equal(shown, SubPathTagHelper.Under(Root, written));

    [Fact]
    public async Task A_sub_path_that_is_an_address_of_Upward_is_refused_at_the_start()
    {
        var refused = await Assert.ThrowsAsync<RefusedToStartException>(() => StartAsync("http://127.0.0.1:5080/people"));

        Assert.Contains("/people", refused.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Outside(Browser browser) => browser.Page!.All.SelectMany(e => Addresses.Select(a => (Name: a, Value: e.GetAttribute(a), Element: e)))
        .Where(x => x.Value is { } v && v.StartsWith('/') && v != Root && !v.StartsWith(Root + "/", StringComparison.Ordinal))
        .Select(x => $"<{x.Element.LocalName} {x.Name}=\"{x.Value}\">");

    private static Task<TestHost> StartAsync(string address = "http://127.0.0.1:5080" + Root) => TestHost.StartAsync(Db.Sqlite, builder =>
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Upward:PublicAddress"] = address }));
}
