using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Identity.SecondStep;
using Upward.Web.Platform;

namespace Upward.Browser.Tests.Journeys;

/// <summary>Authenticator app and passkeys, with Chromium's virtual device. At "localhost": a bare IP address has no passkeys.</summary>
public sealed class SafeSignInTests(Chromium chromium)
{
    private const string Email = "ada@example.org", Password = "seven green kites over Lagos";

    [Fact]
    public async Task An_app_and_a_passkey_are_set_up_and_each_opens_the_door()
    {
        await using var host = await LiveHost.StartAsync();
        await PasswordAsync(await House.FoundAsync(host));
        await using var visitor = await chromium.VisitAsync(host, "safe-sign-in");
        var home = host.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        var device = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await device.SendAsync("WebAuthn.enable");
        var id = (await device.SendAsync("WebAuthn.addVirtualAuthenticator", new() { ["options"] = new Dictionary<string, object>
        {
            ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
        } }))!.Value.GetProperty("authenticatorId").GetString()!;

        await SignInAsync(visitor, home);
        await visitor.OpenAsync(home + "/account/authenticator");
        await visitor.CheckPageAsync("0-authenticator");
        var key = KeyOf(await visitor.Page.Locator(".key-text").InnerTextAsync());
        await visitor.Field("Code from the app").FillAsync(Totp.CodeAt(key, TimeProvider.System.GetUtcNow()));
        await visitor.Page.Locator("[name='Input.Password']").FillAsync(Password);
        await visitor.PressAsync("Turn it on");
        await visitor.HeadingAsync("Keep these codes");
        await visitor.CheckPageAsync("1-recovery-codes");
        var file = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Link("Save as a file").ClickAsync());
        var recovery = await visitor.Page.Locator("#recovery-codes code").AllInnerTextsAsync();
        var kept = await File.ReadAllTextAsync(await file.PathAsync());
        Assert.All(recovery, code => Assert.Contains(code, kept, StringComparison.Ordinal));

        await visitor.OpenAsync(home + "/account/passkeys");
        await visitor.Field("Name").FillAsync("Work laptop");
        await visitor.Page.Locator("[name='Input.Password']").FillAsync(Password);
        await visitor.PressAsync("Go on");
        await visitor.CheckPageAsync("2-make-passkey");
        await visitor.PressAsync("Make it");
        // The page before says the name too, and the device takes its time: the next page has come when the button is gone.
        await Expect(visitor.Button("Make it")).ToHaveCountAsync(0);
        await Expect(visitor.Main).ToContainTextAsync("Work laptop");
        await visitor.CheckPageAsync("3-passkeys");

        await visitor.OpenAsync(home + "/account");
        await visitor.CheckPageAsync("6-account");
        await SignOutAsync(visitor, home);
        await visitor.PressAsync("Sign in with a passkey");
        await Expect(visitor.Page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("sign-in"));

        // Whoever finds the device cannot unlock it.
        await SignOutAsync(visitor, home);
        await device.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = id, ["isUserVerified"] = false });
        await visitor.Button("Sign in with a passkey").ClickAsync();
        await Expect(visitor.Main).ToContainTextAsync("No passkey was used");
        await visitor.CheckPageAsync("4-no-passkey");
        await device.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = id, ["isUserVerified"] = true });

        await SignInAsync(visitor, home);
        await visitor.HeadingAsync("One step more");
        await visitor.CheckPageAsync("5-code");
        await visitor.FollowAsync("Use a recovery code");
        await visitor.Field("Recovery code").FillAsync(recovery[0]);
        await visitor.PressAsync("Sign in");
        await visitor.OpenAsync(home + "/account/passkeys");
        await visitor.Page.Locator("main summary").ClickAsync();
        await visitor.PressAsync("Remove");
        await Expect(visitor.Main).ToContainTextAsync("No passkey yet");

        await SignOutAsync(visitor, home);
        await visitor.PressAsync("Sign in with a passkey");
        await Expect(visitor.Main).ToContainTextAsync("does not open an account here");
        visitor.Leave();
    }

    private static async Task PasswordAsync(House house)
    {
        await house.Host.SessionOfAsync(house.AdaId); // makes the account
        await using var scope = house.Host.Services.CreateAsyncScope();
        using var everywhere = scope.ServiceProvider.GetRequiredService<OrganisationScope>().UseInstallation();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        Assert.True((await users.AddPasswordAsync((await users.FindByEmailAsync(Email))!, Password)).Succeeded);
    }

    private static async Task SignInAsync(Visitor visitor, string home)
    {
        await visitor.OpenAsync(home + "/sign-in");
        await visitor.Field("E-mail").FillAsync(Email);
        await visitor.Page.Locator("[name='Input.Password']").FillAsync(Password);
        await visitor.PressAsync(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }));
    }

    private static async Task SignOutAsync(Visitor visitor, string home)
    {
        await visitor.OpenAsync(home + "/sign-out");
        await visitor.PressAsync(visitor.Main.GetByRole(AriaRole.Button, new() { Name = "Sign out" }));
    }

    private static byte[] KeyOf(string text)
    {
        var bits = string.Concat(text.Where(c => c != ' ').Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
