using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Identity.SigningIn;

namespace Upward.Web.Tests.Features.Identity;

public sealed class SignOutTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task A_copied_cookie_opens_nothing_after_its_owner_has_signed_out(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var cookie = await story.SessionOfAsync(story.Amina);
        var (own, copy, other) = (story.Host.NewBrowser(), story.Host.NewBrowser(), await story.AsAsync(story.Amina));
        own.Keep(cookie);
        copy.Keep(new Cookie(cookie.Name, cookie.Value, cookie.Path));
        Assert.Equal("/proposals", await LandsAsync(copy, "/proposals"));

        await own.OpenAsync("/sign-out");
        await own.SubmitAsync("main form");

        Assert.StartsWith("/sign-in?", await LandsAsync(copy, "/proposals"), StringComparison.Ordinal);
        // Another sign-in of the same person goes on.
        Assert.Equal("/proposals", await LandsAsync(other, "/proposals"));
        Assert.Contains("identity.signedOut", await ActionsAsync(story));
    }

    [Theory, BothDatabases]
    public async Task Signing_out_everywhere_ends_every_session_of_this_account_and_no_other(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (here, there, paul) = (await story.AsAsync(story.Amina), await story.AsAsync(story.Amina), await story.AsAsync(story.Paul));
        await here.OpenAsync("/account");

        await here.SubmitAsync("form[action*='handler=Everywhere']");

        Assert.Equal("/sign-in", here.Path);
        Assert.StartsWith("/sign-in?", await LandsAsync(there, "/proposals"), StringComparison.Ordinal);
        Assert.Equal("/proposals", await LandsAsync(paul, "/proposals"));
        Assert.Contains("identity.signedOut.everywhere", await ActionsAsync(story));
    }

    [Theory, BothDatabases]
    public async Task A_session_that_was_signed_in_by_the_form_has_a_name_that_ends_with_it(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.GivePasswordAsync(story.Paul);
        var browser = await story.AtSignInAsync(story.Paul.Email, Keys.Password);

        await browser.OpenAsync("/sign-out");
        await browser.SubmitAsync("main form");

        Assert.Single(await story.InAsync(d => d.UserTokens.Where(t => t.UserId == story.Paul.AccountId && t.LoginProvider == SignOut.Ended).ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task Who_is_not_signed_in_ends_nobodys_session(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var amina = await story.AsAsync(story.Amina);
        var nobody = await story.AsAsync(null);
        await nobody.OpenAsync("/sign-in");
        var token = nobody.Page!.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        foreach (var path in (string[])["/sign-out", "/account?handler=Everywhere"])
            await nobody.SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));

        Assert.Equal("/proposals", await LandsAsync(amina, "/proposals"));
    }

    private static async Task<string> LandsAsync(Browser browser, string path)
    {
        await browser.OpenAsync(path);
        return browser.Path;
    }

    private static Task<List<string>> ActionsAsync(Story story) => story.InAsync(db => db.AuditEntries.Select(e => e.Action).ToListAsync());
}
