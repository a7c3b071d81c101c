using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Identity.SecondStep;

namespace Upward.Web.Tests.Features.Identity.SecondStep;

/// <summary>The second step of signing in.</summary>
public sealed class CodeTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task A_code_opens_once_and_leads_where_one_wanted_to_go(Db db)
    {
        var (story, phone) = await WithPhoneAsync(await hosts.StoryAsync(db));
        var code = phone.NextCodeAt(story.Now);

        var first = await HalfwayAsync(story);
        await first.SubmitAsync("main form", ("Input.Code", code[..3] + " " + code[3..]));
        var second = await HalfwayAsync(story);
        await second.SubmitAsync("main form", ("Input.Code", code));

        Assert.Equal((HttpStatusCode.OK, "/help"), (first.Status, first.Path));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Contains("was used already", second.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(code, second.Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_recovery_code_opens_once_in_any_spelling_and_the_owner_hears_of_it(Db db)
    {
        var (story, phone) = await WithPhoneAsync(await hosts.StoryAsync(db));

        var first = await HalfwayAsync(story);
        await first.OpenAsync(first.Page!.QuerySelector("main a[href*=recovery]")!.GetAttribute("href")!);
        await first.SubmitAsync("main form", ("Input.Code", phone.Recovery[3].Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant()));
        var second = await HalfwayAsync(story);
        await second.SubmitAsync("main form", ("Input.Code", phone.Recovery[3]));

        Assert.Equal("/help", first.Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        var mail = Assert.Single(await story.MailsAsync(), m => m.Kind == "account-recovery-used");
        Assert.Contains("9 are left", mail.TextBody, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Without_the_first_step_in_time_there_is_no_second(Db db)
    {
        await using var host = await TestHost.StartAsync(db);
        var (story, phone) = await WithPhoneAsync(await Story.BeginAsync(host));
        var stranger = host.NewBrowser();
        await stranger.OpenAsync("/sign-in/code");
        Assert.StartsWith("/sign-in", stranger.Path, StringComparison.Ordinal);
        Assert.DoesNotContain("code", stranger.Path, StringComparison.Ordinal);

        var late = await HalfwayAsync(story);
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        await late.SubmitAsync("main form", ("Input.Code", phone.CodeAt(story.Now)));

        Assert.StartsWith("/sign-in?", late.Path, StringComparison.Ordinal);
        Assert.Contains("took too long", late.Body, StringComparison.Ordinal);
        await late.OpenAsync("/help");
        Assert.StartsWith("/sign-in", late.Path, StringComparison.Ordinal);
    }

    /// <summary>Who knows the password must not get ten new tries with each entry of it.</summary>
    [Theory, BothDatabases]
    public async Task The_right_password_does_not_clear_the_count_of_wrong_codes(Db db)
    {
        var (story, _) = await WithPhoneAsync(await hosts.StoryAsync(db));

        Browser browser = null!;
        for (var i = 0; i < 5; i++)
        {
            browser = await HalfwayAsync(story);
            await browser.SubmitAsync("main form", ("Input.Code", "000000"));
        }
        await browser.SubmitAsync("main form", ("Input.Code", "000000"));

        Assert.Equal(HttpStatusCode.TooManyRequests, browser.Status);
        Assert.NotNull(browser.Response.Headers.RetryAfter);
    }

    [Theory, BothDatabases]
    public async Task After_ten_wrong_codes_even_the_right_one_waits_a_recovery_code_does_not_and_the_owner_is_told_once(Db db)
    {
        await using var host = await TestHost.StartAsync(db);
        var (story, phone) = await WithPhoneAsync(await Story.BeginAsync(host));
        await story.InAsync(async d =>
        {
            var mine = await d.Authenticators.SingleAsync(a => a.AccountId == story.Amina.AccountId);
            for (var i = 0; i < Authenticator.WrongUntilSlow - 1; i++) mine.TakeCode(phone.Key, "000000", story.Now);
            await d.SaveChangesAsync();
        });
        var guesser = await HalfwayAsync(story);
        await guesser.SubmitAsync("main form", ("Input.Code", "000000"));
        await guesser.SubmitAsync("main form", ("Input.Code", "000000"));
        host.Clock.Advance(TimeSpan.FromMinutes(2));

        var right = await HalfwayAsync(story);
        await right.SubmitAsync("main form", ("Input.Code", phone.CodeAt(story.Now)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, right.Status);
        Assert.Single(await story.MailsAsync(), m => m.Kind == "account-codes-guessed");
        await right.SubmitAsync("main form", ("Input.Code", phone.Recovery[0]));
        Assert.Equal("/help", right.Path);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var after = await HalfwayAsync(story);
        await after.SubmitAsync("main form", ("Input.Code", phone.CodeAt(story.Now)));
        Assert.Equal("/help", after.Path);
    }

    [Theory, BothDatabases]
    public async Task A_wrong_password_says_the_same_with_and_without_a_second_step(Db db)
    {
        var (story, _) = await WithPhoneAsync(await hosts.StoryAsync(db));
        await story.GivePasswordAsync(story.Paul);

        var with = await story.AtSignInAsync(story.Amina.Email, "not the right sentence");
        var without = await story.AtSignInAsync(story.Paul.Email, "not the right sentence");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, with.Status);
        Assert.Equal((with.Status, with.Path), (without.Status, without.Path));
        Assert.Equal(with.Page!.QuerySelector(".error-summary")?.TextContent, without.Page!.QuerySelector(".error-summary")?.TextContent);
        Assert.DoesNotContain(with.Response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [], c => c.Contains("halfway", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Two_who_send_one_code_at_once_do_not_both_get_in(Db db)
    {
        var (story, phone) = await WithPhoneAsync(await hosts.StoryAsync(db));
        var both = new[] { await HalfwayAsync(story), await HalfwayAsync(story) };

        await Task.WhenAll(both.Select(b => b.SubmitAsync("main form", ("Input.Code", phone.Recovery[5]))));

        Assert.Single(both, b => b.Path == "/help");
        Assert.Equal(9, (await story.InAsync(d => d.Authenticators.SingleAsync(a => a.AccountId == story.Amina.AccountId))).RecoveryHashes.Count);
    }

    private static async Task<(Story Story, Phone Phone)> WithPhoneAsync(Story story)
    {
        await story.GivePasswordAsync(story.Amina);
        return (story, await Phone.SetUpAsync(story, await story.AtSignInAsync(story.Amina.Email, Keys.Password)));
    }

    private static async Task<Browser> HalfwayAsync(Story story)
    {
        var browser = await story.AtSignInAsync(story.Amina.Email, Keys.Password);
        Assert.StartsWith("/sign-in/code", browser.Path, StringComparison.Ordinal);
        return browser;
    }
}
