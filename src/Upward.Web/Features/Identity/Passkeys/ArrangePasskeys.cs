using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Upward.Web.Data;
using Upward.Web.Features.Identity.OwnAccount;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Identity.Passkeys;

/// <summary>The own passkeys: added after the password, named, removed. The owner is written to at each change.</summary>
[UseCase]
public sealed class ArrangePasskeys(AppDb db, OrganisationScope scope, UserManager<Account> users, CurrentPerson person, PasskeyChallenge challenge, ProveItIsYou prove, TellOwner tell)
{
    public const int LongestName = 60, Most = 20;

    public sealed record Shown(string Id, string Name, DateTimeOffset AddedAt, bool IsSynced);

    public async Task<IReadOnlyList<Shown>> ShowAsync() => await MeAsync() is not { } account ? [] :
        [.. (await users.GetPasskeysAsync(account)).OrderBy(p => p.CreatedAt).Select(p => new Shown(WebEncoders.Base64UrlEncode(p.CredentialId), p.Name ?? "", p.CreatedAt, p.IsBackedUp))];

    /// <summary>What the browser shall make, after the password.</summary>
    public async Task<Outcome<string>> AskAsync(string name, string password)
    {
        if (await MeAsync() is not { } account) return Outcome.NotFound;
        var outcome = CheckName(name);
        if (!outcome.Succeeded) return outcome;
        if ((await users.GetPasskeysAsync(account)).Count >= Most) return Outcome.Refused("passkeys.refused.many", ("max", Most));
        outcome = await prove.ExecuteAsync(account, password, "Password");
        return outcome.Succeeded ? await challenge.ToAddAsync(account, name.Trim()) : outcome;
    }

    public async Task<Outcome> AddAsync(string answer, CancellationToken ct)
    {
        if (await MeAsync() is not { } account) return Outcome.NotFound;
        if (await challenge.AddedAsync(account, answer) is not { } made) return Outcome.Refused("passkeys.refused.failed");
        made.Passkey.Name = made.Name;
        return await ChangeAsync(account, () => users.AddOrUpdatePasskeyAsync(account, made.Passkey), "identity.passkey.added", "account-passkey-added", made.Name, ct);
    }

    public async Task<Outcome> RenameAsync(string id, string name)
    {
        if (await FindAsync(id) is not var (account, passkey)) return Outcome.NotFound;
        var outcome = CheckName(name);
        if (!outcome.Succeeded) return outcome;
        passkey.Name = name.Trim();
        return (await users.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded ? Outcome.Done : Outcome.Refused("refused.changedMeanwhile");
    }

    public async Task<Outcome> RemoveAsync(string id, CancellationToken ct) => await FindAsync(id) is not var (account, passkey) ? Outcome.NotFound
        : await ChangeAsync(account, () => users.RemovePasskeyAsync(account, passkey.CredentialId), "identity.passkey.removed", "account-passkey-removed", passkey.Name ?? "", ct);

    private Task<Account?> MeAsync() => users.FindByIdAsync(person.AccountId.ToString());

    private static Outcome CheckName(string name) =>
        string.IsNullOrWhiteSpace(name) ? Outcome.RefusedAt("Name", "refused.required")
        : name.Trim().Length > LongestName ? Outcome.RefusedAt("Name", "refused.tooLong", ("max", LongestName), ("length", name.Trim().Length))
        : Outcome.Done;

    /// <summary>Among one's own; another account's passkey is not there.</summary>
    private async Task<(Account Account, UserPasskeyInfo Passkey)?> FindAsync(string id)
    {
        byte[] credential;
        try { credential = WebEncoders.Base64UrlDecode(id); }
        catch (FormatException) { return null; }
        return await MeAsync() is { } account && await users.GetPasskeyAsync(account, credential) is { } passkey ? (account, passkey) : null;
    }

    private async Task<Outcome> ChangeAsync(Account account, Func<Task<IdentityResult>> change, string action, string mailKind, string name, CancellationToken ct)
    {
        // Opened for all organisations of the account: each gets its entry.
        using var everywhere = scope.UseInstallation();
        return await db.InTransactionAsync(async () =>
        {
            if (!(await change()).Succeeded) return Outcome.Refused("refused.changedMeanwhile");
            await tell.ExecuteAsync(account, action, mailKind, ct, ("passkey", name));
            return Outcome.Done;
        }, ct);
    }
}
