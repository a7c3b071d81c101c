using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Upward.Web.Features.Identity.SigningIn;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Identity.Passkeys;

/// <summary>What a browser is asked to sign, kept sealed in its own cookie until it answers; and whether the answer fits. Framework's WebAuthn, our cookies and our session.</summary>
[UseCase]
public sealed class PasskeyChallenge(IPasskeyHandler<Account> passkeys, BrieflyKept kept, IHttpContextAccessor requests)
{
    /// <param name="For">The account that adds one; empty at sign-in, where the passkey itself says whose it is.</param>
    private sealed record Asked(Guid For, string Name, string State);

    public sealed record Made(UserPasskeyInfo Passkey, string Name);

    private HttpContext Http => requests.HttpContext!;

    public async Task<string> ToAddAsync(Account account, string name)
    {
        var options = await passkeys.MakeCreationOptionsAsync(new() { Id = account.Id.ToString(), Name = account.Email!, DisplayName = account.Name }, Http);
        Keep(new(account.Id, name, options.AttestationState!));
        return options.CreationOptionsJson;
    }

    public async Task<string> ToSignInAsync()
    {
        // For nobody in particular: a list of somebody's passkeys would tell who has an account.
        var options = await passkeys.MakeRequestOptionsAsync(null, Http);
        Keep(new(Guid.Empty, "", options.AssertionState!));
        return options.RequestOptionsJson;
    }

    public async Task<Made?> AddedAsync(Account account, string answer)
    {
        if (Take() is not { } asked || asked.For != account.Id) return null;
        var result = await passkeys.PerformAttestationAsync(new() { HttpContext = Http, CredentialJson = answer, AttestationState = asked.State });
        return result.Succeeded ? new(result.Passkey, asked.Name) : null;
    }

    public async Task<(Account Account, UserPasskeyInfo Passkey)?> SignedAsync(string answer)
    {
        if (Take() is not { } asked || asked.For != Guid.Empty) return null;
        var result = await passkeys.PerformAssertionAsync(new() { HttpContext = Http, CredentialJson = answer, AssertionState = asked.State });
        // "Present and verified": a passkey stands for both steps only when its owner unlocked it.
        return result is { Succeeded: true, Passkey.IsUserVerified: true } ? (result.User, result.Passkey) : null;
    }

    private void Keep(Asked asked) => kept.Keep(BrieflyKept.Asked, JsonSerializer.Serialize(asked));

    /// <summary>Each question is answered once.</summary>
    private Asked? Take()
    {
        var text = kept.Find(BrieflyKept.Asked);
        kept.Forget(BrieflyKept.Asked);
        return text is null ? null : JsonSerializer.Deserialize<Asked>(text);
    }
}
