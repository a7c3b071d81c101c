using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Data;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Setup;

public sealed class WizardTests
{
    private const string Password = "seven green kites over Lagos";

    [Theory, BothDatabases]
    public async Task Five_steps_lead_from_nothing_to_a_programme(Db db)
    {
        await using var host = await TestHost.StartAsync(db, setUpFinished: false);
        var browser = host.NewBrowser();

        await browser.OpenAsync("/");
        Assert.Equal("/setup/account", browser.Path);
        await ClaimAsync(browser);
        Assert.Equal("/setup/organisation", browser.Path);
        await NameOrganisationAsync(browser);
        Assert.Equal("/setup/mail", browser.Path);
        await browser.PressAsync("button[formaction*=Skip]");
        Assert.Equal("/setup/start", browser.Path);
        await browser.SubmitAsync("form", ("Input.Start", "Empty"));
        Assert.Equal("/setup/programme", browser.Path);
        Assert.Contains("Skipped, later in settings", browser.Body, StringComparison.Ordinal);
        await browser.SubmitAsync("form", ("Input.Name", "Fresh Eyes"));

        Assert.StartsWith("/programmes/", browser.Path, StringComparison.Ordinal);
        await InAsync(host, async d =>
        {
            var account = await d.Users.SingleAsync();
            Assert.NotNull(account.OperatorSince);
            var person = await d.People.IgnoreQueryFilters().SingleAsync();
            Assert.Equal((account.Id, "Ingeborg Marx"), (person.AccountId, person.Name));
            Assert.Equal(person.Id, (await d.OrganisationAdmins.IgnoreQueryFilters().SingleAsync()).PersonId);
            Assert.Equal("Fresh Eyes", (await d.Programmes.IgnoreQueryFilters().SingleAsync()).Name);
            Assert.Equal("Europe/Stockholm", (await d.Organisations.SingleAsync()).TimeZone);
        });
        await browser.OpenAsync("/setup/account");
        Assert.DoesNotContain("/setup", browser.Path, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task With_the_demo_it_ends_on_the_board(Db db)
    {
        await using var host = await TestHost.StartAsync(db, setUpFinished: false);
        var browser = host.NewBrowser();
        await browser.OpenAsync("/setup");
        await ClaimAsync(browser);
        await NameOrganisationAsync(browser);
        await browser.PressAsync("button[formaction*=Skip]");
        await browser.SubmitAsync("form", ("Input.Start", "Demo"));

        await browser.SubmitAsync("main form[action*=Later]");

        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.StartsWith("/programmes/", browser.Path, StringComparison.Ordinal);
        Assert.Contains("These people are made up", browser.Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_step_says_what_is_wrong_and_keeps_what_was_typed(Db db)
    {
        await using var host = await TestHost.StartAsync(db, setUpFinished: false);
        var browser = host.NewBrowser();
        await browser.OpenAsync("/setup");

        await browser.SubmitAsync("form", ("Input.Name", "Ingeborg Marx"), ("Input.Email", "not an address"), ("Input.Password", "Password2026!"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("no e-mail address", browser.Body, StringComparison.Ordinal);
        Assert.Contains("tried first", browser.Body, StringComparison.Ordinal);
        Assert.Equal("Ingeborg Marx", browser.Page!.QuerySelector("#Input_Name")!.GetAttribute("value"));
        Assert.Null(browser.Page.QuerySelector("#Input_Password")!.GetAttribute("value"));
        await InAsync(host, async d => Assert.Empty(await d.Users.ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task Steps_can_be_opened_again_and_change_what_they_made(Db db)
    {
        await using var host = await TestHost.StartAsync(db, setUpFinished: false);
        var browser = host.NewBrowser();
        await browser.OpenAsync("/setup");
        await ClaimAsync(browser);
        await NameOrganisationAsync(browser);

        await browser.OpenAsync("/setup/account");
        await browser.SubmitAsync("form", ("Input.Name", "Inge Marx"));
        await browser.OpenAsync("/setup/organisation");
        await browser.SubmitAsync("form", ("Input.Name", "Harbour & Vale AB"));

        Assert.Equal("/setup/mail", browser.Path);
        await InAsync(host, async d =>
        {
            Assert.Equal("Inge Marx", (await d.Users.SingleAsync()).Name);
            Assert.Equal("Inge Marx", (await d.People.IgnoreQueryFilters().SingleAsync()).Name);
            Assert.Equal("Harbour & Vale AB", (await d.Organisations.SingleAsync()).Name);
        });
    }

    [Theory, BothDatabases]
    public async Task Another_browser_goes_on_only_after_signing_in(Db db)
    {
        await using var host = await TestHost.StartAsync(db, setUpFinished: false);
        var first = host.NewBrowser();
        await first.OpenAsync("/setup");
        await ClaimAsync(first);

        var second = host.NewBrowser();
        await second.OpenAsync("/setup");
        Assert.StartsWith("/sign-in", second.Path, StringComparison.Ordinal);
        await second.SubmitAsync("form", ("Input.Email", "ingeborg@harbour.example"), ("Input.Password", Password));

        Assert.Equal("/setup/organisation", second.Path);
    }

    [Theory, BothDatabases]
    public async Task A_stranger_can_neither_claim_it_again_nor_take_a_later_step(Db db)
    {
        await using var host = await TestHost.StartAsync(db, setUpFinished: false);
        var stranger = host.NewBrowser();
        await stranger.OpenAsync("/setup");
        var owner = host.NewBrowser();
        await owner.OpenAsync("/setup");
        await ClaimAsync(owner);

        await stranger.SubmitAsync("form", ("Input.Name", "Mallory"), ("Input.Email", "mallory@elsewhere.example"), ("Input.Password", Password));
        Assert.StartsWith("/sign-in", stranger.Path, StringComparison.Ordinal);
        await stranger.OpenAsync("/setup/organisation");
        Assert.StartsWith("/sign-in", stranger.Path, StringComparison.Ordinal);
        await InAsync(host, async d => Assert.Equal("ingeborg@harbour.example", (await d.Users.SingleAsync()).Email));
    }

    [Theory, BothDatabases]
    public async Task On_an_address_that_others_reach_the_first_step_asks_for_the_code_from_the_console(Db db)
    {
        var said = new StringWriter();
        var console = Console.Out;
        Console.SetOut(said);
        TestHost host;
        try { host = await TestHost.StartAsync(db, builder => builder.Configuration["Upward:PublicAddress"] = "https://mentoring.example.org", setUpFinished: false); }
        finally { Console.SetOut(console); }
        await using var running = host;
        var code = said.ToString().Split(": ")[^1].Trim();
        var browser = new Browser(host.Handler, new Uri("https://mentoring.example.org"));

        await browser.OpenAsync("/setup");
        await ClaimAsync(browser, "WRONG-CODE-HERE");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("not the code", browser.Body, StringComparison.Ordinal);
        await ClaimAsync(browser, code.ToLowerInvariant());

        Assert.Equal("/setup/organisation", browser.Path);
    }

    private static Task<IHtmlDocument> ClaimAsync(Browser browser, string? code = null) => browser.SubmitAsync("form", [
        ("Input.Name", "Ingeborg Marx"), ("Input.Email", "ingeborg@harbour.example"), ("Input.Password", Password), .. code is null ? [] : new (string, string?)[] { ("Input.Code", code) }]);

    private static Task<IHtmlDocument> NameOrganisationAsync(Browser browser) =>
        browser.SubmitAsync("form", ("Input.Name", "Harbour & Vale"), ("Input.TimeZone", "Europe/Stockholm"));

    private static async Task InAsync(TestHost host, Func<AppDb, Task> work)
    {
        await using var scope = host.Services.CreateAsyncScope();
        using var everywhere = scope.ServiceProvider.GetRequiredService<OrganisationScope>().UseInstallation();
        await work(scope.ServiceProvider.GetRequiredService<AppDb>());
    }
}
