using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Features.Identity;
using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Identity;

/// <summary>What the tests about signing in share.</summary>
internal static class Keys
{
    public const string Password = "seven green kites over Lagos";

    public static async Task GivePasswordAsync(this Story story, Person person, string password = Password)
    {
        await using var scope = story.Host.Services.CreateAsyncScope();
        using var everywhere = scope.ServiceProvider.GetRequiredService<OrganisationScope>().UseInstallation();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = (await users.FindByIdAsync(person.AccountId!.Value.ToString()))!;
        Assert.True((await users.AddPasswordAsync(account, password)).Succeeded);
    }

    public static async Task<Browser> AtSignInAsync(this Story story, string email, string password)
    {
        var browser = story.Host.NewBrowser();
        await browser.OpenAsync("/sign-in?returnUrl=/help");
        await browser.SubmitAsync("main form", ("Input.Email", email), ("Input.Password", password));
        return browser;
    }

    public static string LinkIn(string text, string path) => text.Split(['\n', ' ']).Select(l => l.Trim()).Where(l => l.Contains(path, StringComparison.Ordinal)).Select(l => new Uri(l).PathAndQuery).First();
}
