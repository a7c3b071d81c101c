using System.Net;
using Upward.Web.Features.Identity.SecondStep;

namespace Upward.Web.Tests.Features.Identity.SecondStep;

/// <summary>The authenticator app on somebody's phone, and the recovery codes they kept.</summary>
internal sealed record Phone(byte[] Key, IReadOnlyList<string> Recovery)
{
    public string CodeAt(DateTimeOffset now) => Totp.CodeAt(Key, now);

    /// <summary>The code after the one that turned it on: that one counts no more.</summary>
    public string NextCodeAt(DateTimeOffset now) => Totp.CodeAt(Key, now.AddSeconds(30));

    /// <summary>Turns the second step on as its owner does: signed in, with the key from the page.</summary>
    public static async Task<Phone> SetUpAsync(Story story, Browser browser)
    {
        await browser.OpenAsync("/account/authenticator");
        var key = KeyOn(browser);
        await browser.SubmitAsync("main form", ("Input.Code", Totp.CodeAt(key, story.Now)), ("Input.Password", Keys.Password));
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        return new(key, [.. browser.Page!.QuerySelectorAll("#recovery-codes code").Select(c => c.TextContent)]);
    }

    public static byte[] KeyOn(Browser browser)
    {
        var text = browser.Page!.QuerySelector(".key-text")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var bits = string.Concat(text.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
