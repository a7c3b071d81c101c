using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Identity;

public sealed class SignInTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task The_right_password_opens_and_leads_back_to_where_one_wanted_to_go(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.GivePasswordAsync(story.Amina);

        var browser = await story.AtSignInAsync(story.Amina.Email, Keys.Password);

        Assert.Equal((HttpStatusCode.OK, "/help"), (browser.Status, browser.Path));
        Assert.Equal(["identity.signIn.succeeded"], await ActionsAsync(story));
    }

    [Theory, BothDatabases]
    public async Task Unknown_and_wrong_get_the_same_answer(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.GivePasswordAsync(story.Amina);

        var wrong = await story.AtSignInAsync(story.Amina.Email, "not the right sentence");
        var unknown = await story.AtSignInAsync("nobody-" + story.Amina.Email, "not the right sentence");
        var without = await story.AtSignInAsync(story.Paul.Email, "not the right sentence");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(Plain(wrong, story.Amina.Email), Plain(unknown, "nobody-" + story.Amina.Email));
        Assert.Equal(Plain(wrong, story.Amina.Email), Plain(without, story.Paul.Email));
        Assert.Equal(wrong.Status, unknown.Status);
        Assert.Contains("do not fit together", wrong.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("not the right sentence", wrong.Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_eleventh_try_in_a_minute_waits_and_is_written_down_once(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.GivePasswordAsync(story.Amina);
        for (var i = 0; i < 10; i++) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await story.AtSignInAsync(story.Amina.Email, "wrong")).Status);

        var late = await story.AtSignInAsync(story.Amina.Email, Keys.Password);
        await story.AtSignInAsync(story.Amina.Email, Keys.Password);

        Assert.Equal(HttpStatusCode.TooManyRequests, late.Status);
        Assert.InRange(late.Response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("another place still works", late.Body, StringComparison.Ordinal);
        Assert.Single(await ActionsAsync(story), a => a == "identity.signIn.guarded");
    }

    [Theory, BothDatabases]
    public async Task A_forged_forwarded_address_is_no_other_address(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = story.Host.NewBrowser();
        await browser.OpenAsync("/sign-in");
        var token = browser.Page!.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        for (var i = 0; i <= 10; i++)
        {
            using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Input.Email", story.Olga.Email), new("Input.Password", "wrong")]);
            await browser.SendAsync(HttpMethod.Post, "/sign-in", form, ("X-Forwarded-For", $"203.0.113.{i}"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, browser.Status);
    }

    [Theory, BothDatabases]
    public async Task Signing_out_is_a_post_and_closes_the_pages(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Amina);
        await browser.OpenAsync("/sign-out");
        await browser.OpenAsync("/help");
        Assert.Equal("/help", browser.Path);

        await browser.OpenAsync("/sign-out");
        await browser.SubmitAsync("main form");
        await browser.OpenAsync("/help");

        Assert.StartsWith("/sign-in?", browser.Path, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_foreign_return_address_is_not_followed(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.GivePasswordAsync(story.Amina);
        var browser = story.Host.NewBrowser();
        await browser.OpenAsync("/sign-in?returnUrl=https://evil.example/help");

        await browser.SubmitAsync("main form", ("Input.Email", story.Amina.Email), ("Input.Password", Keys.Password));

        Assert.DoesNotContain("evil", browser.Path, StringComparison.Ordinal);
    }

    /// <summary>The page without what differs by request: tokens, the typed e-mail, the request id.</summary>
    private static string Plain(Browser browser, string email)
    {
        foreach (var hidden in browser.Page!.QuerySelectorAll("input[name=__RequestVerificationToken]").ToList()) hidden.Remove();
        return browser.Page!.Body!.OuterHtml.Replace(email, "", StringComparison.Ordinal);
    }

    private static Task<List<string>> ActionsAsync(Story story) => story.InAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync());
}
