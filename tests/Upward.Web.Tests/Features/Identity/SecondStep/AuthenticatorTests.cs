using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Identity.SecondStep;

namespace Upward.Web.Tests.Features.Identity.SecondStep;

public sealed class AuthenticatorTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task Turned_on_it_asks_for_a_code_ends_other_sessions_and_tells_the_owner(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.GivePasswordAsync(story.Amina);
        var (browser, elsewhere) = (await story.AtSignInAsync(story.Amina.Email, Keys.Password), await story.AtSignInAsync(story.Amina.Email, Keys.Password));

        var phone = await Phone.SetUpAsync(story, browser);

        Assert.Equal(RecoveryCodes.Many, phone.Recovery.Distinct().Count());
        await browser.OpenAsync("/account");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("10 recovery codes left", browser.Body, StringComparison.Ordinal);
        await elsewhere.OpenAsync("/help");
        Assert.StartsWith("/sign-in", elsewhere.Path, StringComparison.Ordinal);
        var again = await story.AtSignInAsync(story.Amina.Email, Keys.Password);
        Assert.Equal("/sign-in/code?ReturnUrl=%2Fhelp", again.Path);
        await again.OpenAsync("/help");
        Assert.StartsWith("/sign-in?", again.Path, StringComparison.Ordinal);
        Assert.Single(await story.MailsAsync(), m => m.Kind == "account-authenticator-on");
        Assert.Contains("identity.authenticator.on", await ActionsAsync(story));
    }

    [Theory, BothDatabases]
    public async Task Neither_the_key_nor_a_recovery_code_can_be_read_from_the_database_or_shown_again(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.GivePasswordAsync(story.Amina);
        var browser = await story.AtSignInAsync(story.Amina.Email, Keys.Password);
        var phone = await Phone.SetUpAsync(story, browser);

        var row = await story.InAsync(d => d.Authenticators.SingleAsync(a => a.AccountId == story.Amina.AccountId));
        await browser.OpenAsync("/account/authenticator");

        Assert.DoesNotContain(Convert.ToBase64String(phone.Key), row.Key, StringComparison.Ordinal);
        Assert.DoesNotContain(Base32.Of(phone.Key), row.Key, StringComparison.Ordinal);
        Assert.All(phone.Recovery, code => Assert.DoesNotContain(code, string.Join(' ', row.RecoveryHashes) + browser.Body, StringComparison.Ordinal));
        Assert.Null(browser.Page!.QuerySelector(".key-text"));
    }

    [Theory, BothDatabases]
    public async Task It_turns_on_only_with_the_right_code_and_the_right_password_and_keeps_the_key_meanwhile(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.GivePasswordAsync(story.Amina);
        var browser = await story.AtSignInAsync(story.Amina.Email, Keys.Password);
        await browser.OpenAsync("/account/authenticator");
        var key = Phone.KeyOn(browser);

        await browser.SubmitAsync("main form", ("Input.Code", Totp.CodeAt(key, story.Now.AddHours(2))), ("Input.Password", Keys.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("not the code the app should show", browser.Body, StringComparison.Ordinal);
        Assert.Equal(key, Phone.KeyOn(browser));
        await browser.SubmitAsync("main form", ("Input.Code", Totp.CodeAt(key, story.Now)), ("Input.Password", "wrong"));
        Assert.Contains("not the password you have now", browser.Body, StringComparison.Ordinal);

        Assert.False(await story.InAsync(d => d.Authenticators.AnyAsync(a => a.AccountId == story.Amina.AccountId)));
    }

    [Theory, BothDatabases]
    public async Task It_turns_off_and_renews_its_codes_only_with_the_password(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.GivePasswordAsync(story.Amina);
        var browser = await story.AtSignInAsync(story.Amina.Email, Keys.Password);
        var phone = await Phone.SetUpAsync(story, browser);
        await browser.OpenAsync("/account/authenticator");

        await browser.SubmitAsync("form[action*=Off]", ("Input.Password", "wrong"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        await browser.SubmitAsync("form[action*=Codes]", ("Renewal.Password", "wrong"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        await browser.SubmitAsync("form[action*=Codes]", ("Renewal.Password", Keys.Password));
        Assert.Empty(browser.Page!.QuerySelectorAll("#recovery-codes code").Select(c => c.TextContent).Intersect(phone.Recovery));
        await browser.OpenAsync("/account/authenticator");
        await browser.SubmitAsync("form[action*=Off]", ("Input.Password", Keys.Password));

        Assert.Equal("/account", browser.Path);
        Assert.Equal("/help", (await story.AtSignInAsync(story.Amina.Email, Keys.Password)).Path);
        Assert.Equal(["account-authenticator-on", "account-recovery-renewed", "account-authenticator-off"], (await story.MailsAsync()).Select(m => m.Kind));
    }

    [Theory, BothDatabases]
    public async Task Nobody_turns_it_on_with_the_form_of_somebody_else(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.GivePasswordAsync(story.Amina);
        await story.GivePasswordAsync(story.Olga);
        var (amina, olga) = (await story.AtSignInAsync(story.Amina.Email, Keys.Password), await story.AtSignInAsync(story.Olga.Email, Keys.Password));
        await olga.OpenAsync("/account/authenticator");
        await amina.OpenAsync("/account/authenticator");

        // A key that Olga knows, slipped into Amina's form.
        await amina.SubmitAsync("main form", ("Input.Waiting", olga.Page!.QuerySelector("input[name='Input.Waiting']")!.GetAttribute("value")),
            ("Input.Code", Totp.CodeAt(Phone.KeyOn(olga), story.Now)), ("Input.Password", Keys.Password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, amina.Status);
        Assert.NotEqual(Phone.KeyOn(olga), Phone.KeyOn(amina));
        Assert.False(await story.InAsync(d => d.Authenticators.AnyAsync(a => a.AccountId == story.Amina.AccountId)));
    }

    private static Task<List<string>> ActionsAsync(Story story) => story.InAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync());
}
