using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;

namespace Upward.Web.Tests.Features.Demo;

public sealed class WizardToDemoTests
{
    [Theory, BothDatabases]
    public async Task From_nothing_to_the_pairs_on_the_board_and_back_to_the_own_organisation(Db db)
    {
        await using var host = await TestHost.StartAsync(db, setUpFinished: false);
        var browser = host.NewBrowser();
        await browser.OpenAsync("/");
        await browser.SubmitAsync("form", ("Input.Name", "Ingeborg Marx"), ("Input.Email", "ingeborg@example.org"), ("Input.Password", "seven green kites over Lagos"));
        await browser.SubmitAsync("form", ("Input.Name", "Northern Lights"), ("Input.TimeZone", "Europe/Stockholm"));
        await browser.PressAsync("button[formaction*=Skip]");
        await browser.SubmitAsync("form", ("Input.Start", "Demo"));

        await browser.SubmitAsync("form[action*=Later]");

        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.EndsWith("/rounds/1", browser.Path, StringComparison.Ordinal);
        Assert.Contains("41 of 45", browser.Page!.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Harbour & Vale (demo)", browser.Page.Body.TextContent, StringComparison.Ordinal);

        await browser.OpenAsync("/settings/demo");
        await browser.SubmitAsync("main form");

        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("Northern Lights", browser.Page.Body.TextContent, StringComparison.Ordinal);
        var left = await host.RunAsync<AppDb, (int Accounts, int Organisations)>(async d => (await d.Users.CountAsync(), await d.Organisations.CountAsync()));
        Assert.Equal((1, 1), left);
    }
}
