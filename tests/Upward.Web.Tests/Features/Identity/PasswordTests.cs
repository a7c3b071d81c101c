using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Features.Identity.Passwords;
using Upward.Web.Platform;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Tests.Features.Identity;

public sealed class PasswordTests(Hosts hosts)
{
    [Theory]
    [InlineData("short1!", "password.refused.short")]
    [InlineData("aaaaaaaaaaaa", "password.refused.repeats")]
    [InlineData("xyzxyzxyzxyz", "password.refused.repeats")]
    [InlineData("Password2026!", "password.refused.common")]
    [InlineData("P@ssw0rd12345", "password.refused.common")]
    [InlineData("qwertyuiop12", "password.refused.common")]
    [InlineData("1234567890", "password.refused.common")]
    [InlineData("Welcome-Summer1", "password.refused.common")]
    [InlineData("Ingeborg1966", "password.refused.about")]
    [InlineData("upward-harbour", "password.refused.about")]
    public void What_everybody_tries_first_is_refused(string password, string why) =>
        Assert.Equal(why, Assert.Single(PasswordRules.Check("P", password, "Ingeborg Marx", "ingeborg@harbour.example").Refusals).Message.Key);

    [Theory]
    [InlineData("seven green kites over Lagos")]
    [InlineData("tH8$kq2!vZ")]
    [InlineData("пароль мой длинный и странный")]
    [InlineData("correct horse battery staple correct horse battery staple correct horse")]
    public void Long_sentences_and_odd_ones_are_welcome(string password) =>
        Assert.True(PasswordRules.Check("P", password, "Ingeborg Marx", "ingeborg@harbour.example").Succeeded);

    [Theory, BothDatabases]
    public async Task A_link_sets_a_new_password_once_and_ends_the_other_sessions(Db db)
    {
        await using var host = await WithMailAsync(db);
        var story = await Story.BeginAsync(host);
        await story.GivePasswordAsync(story.Amina);
        var elsewhere = await story.AtSignInAsync(story.Amina.Email, Keys.Password);
        var link = await AskAsync(story, story.Amina.Email);

        var browser = host.NewBrowser();
        await browser.OpenAsync(link);
        await browser.SubmitAsync("main form", ("Input.Password", "nine red lanterns in Kyoto"));

        Assert.Equal("/sign-in", browser.Path);
        Assert.Equal("/help", (await story.AtSignInAsync(story.Amina.Email, "nine red lanterns in Kyoto")).Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await story.AtSignInAsync(story.Amina.Email, Keys.Password)).Status);
        await elsewhere.OpenAsync("/help");
        Assert.StartsWith("/sign-in", elsewhere.Path, StringComparison.Ordinal);
        await browser.OpenAsync(link);
        Assert.Contains("does not work any more", browser.Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_link_dies_after_an_hour_and_when_a_newer_one_was_sent(Db db)
    {
        await using var host = await WithMailAsync(db);
        var story = await Story.BeginAsync(host);
        var old = await AskAsync(story, story.Amina.Email);
        var newer = await AskAsync(story, story.Amina.Email);
        var browser = host.NewBrowser();

        await browser.OpenAsync(old);
        Assert.Contains("does not work any more", browser.Body, StringComparison.Ordinal);
        await browser.OpenAsync(newer);
        Assert.NotNull(browser.Page!.QuerySelector("#Input_Password"));
        host.Clock.Advance(TimeSpan.FromMinutes(61));
        await browser.OpenAsync(newer);

        Assert.Contains("does not work any more", browser.Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Asking_tells_nobody_whether_there_is_an_account_and_floods_no_mailbox(Db db)
    {
        await using var host = await WithMailAsync(db);
        var story = await Story.BeginAsync(host);
        var (known, unknown) = (host.NewBrowser(), host.NewBrowser());
        foreach (var (browser, email) in new[] { (known, story.Amina.Email), (unknown, "nobody@elsewhere.example") })
        {
            await browser.OpenAsync("/forgot");
            await browser.SubmitAsync("main form", ("Input.Email", email));
        }

        Assert.Equal(known.Status, unknown.Status);
        Assert.Equal(known.Page!.QuerySelector("main")!.OuterHtml, unknown.Page!.QuerySelector("main")!.OuterHtml);
        for (var i = 0; i < 4; i++) await AskAsync(story, story.Amina.Email);
        Assert.Equal(3, (await story.MailsAsync()).Count(m => m.Kind == AskForReset.MailKind));
        Assert.All(await story.MailsAsync(), m => Assert.True(m.IsSecret));
    }

    /// <summary>G5: also when all of it comes in the same moment, on any node, and however the address is written.</summary>
    [Theory, BothDatabases]
    public async Task G5_Three_mails_in_an_hour_are_all_that_a_stranger_can_have_sent_to_somebody(Db db)
    {
        await using var host = await WithMailAsync(db);
        var story = await Story.BeginAsync(host);
        async Task AskAsync(string email)
        {
            await using var scope = host.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<AskForReset>().ExecuteAsync(email, CancellationToken.None);
        }
        async Task<int> MailsAsync() => (await story.MailsAsync()).Count(m => m.Kind == AskForReset.MailKind);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(n => AskAsync(n % 2 == 0 ? story.Amina.Email : story.Amina.Email.ToUpperInvariant())));
        Assert.Equal(3, await MailsAsync());
        host.Clock.Advance(TimeSpan.FromMinutes(58));
        await AskAsync(story.Amina.Email);
        Assert.Equal(3, await MailsAsync());
        host.Clock.Advance(TimeSpan.FromMinutes(4));
        for (var n = 0; n < 5; n++) await AskAsync(story.Amina.Email);
        Assert.Equal(6, await MailsAsync());
    }

    [Theory, BothDatabases]
    public async Task The_own_password_changes_only_with_the_present_one(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.GivePasswordAsync(story.Amina);
        var browser = await story.AtSignInAsync(story.Amina.Email, Keys.Password);
        var other = await story.AtSignInAsync(story.Amina.Email, Keys.Password);
        await browser.OpenAsync("/account");

        await browser.SubmitAsync("form[action*=Password]", ("Passwords.Present", "wrong one"), ("Passwords.Wanted", "nine red lanterns in Kyoto"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("not the password you have now", browser.Body, StringComparison.Ordinal);
        await browser.SubmitAsync("form[action*=Password]", ("Passwords.Present", Keys.Password), ("Passwords.Wanted", "nine red lanterns in Kyoto"));
        Assert.Equal((HttpStatusCode.OK, "/account"), (browser.Status, browser.Path));
        await other.OpenAsync("/help");

        Assert.StartsWith("/sign-in", other.Path, StringComparison.Ordinal);
        Assert.Single(await story.MailsAsync(), m => m.Kind == "account-password-changed");
    }

    private static Task<TestHost> WithMailAsync(Db db) => TestHost.StartAsync(db, builder =>
    {
        builder.Configuration["Upward:Smtp:Host"] = "127.0.0.1";
        builder.Configuration["Upward:Smtp:From"] = "upward@example.org";
    });

    private static async Task<string> AskAsync(Story story, string email)
    {
        await using var scope = story.Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AskForReset>().ExecuteAsync(email, CancellationToken.None);
        var mail = (await story.MailsAsync()).Last(m => m.Kind == AskForReset.MailKind);
        return Keys.LinkIn(mail.TextBody, "/reset/");
    }
}
