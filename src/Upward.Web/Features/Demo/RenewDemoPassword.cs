using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Demo.Plan;
using Upward.Web.Features.Identity;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Demo;

/// <summary>A new password for the accounts that were made for the demo. Only the host's own command asks for it; sessions of the old one end.</summary>
[UseCase]
public sealed class RenewDemoPassword(AppDb db, OrganisationScope scope, UserManager<Account> users)
{
    public sealed record Renewed(IReadOnlyList<string> Emails, string Password);

    public async Task<Outcome<Renewed>> ExecuteAsync(CancellationToken ct)
    {
        using var everywhere = scope.UseInstallation();
        var made = "@" + DemoHouse.Domain;
        var accounts = await db.Users.Where(a => a.Email!.EndsWith(made)).OrderBy(a => a.CreatedAt).ToListAsync(ct);
        if (accounts.Count == 0) return Outcome.Refused("demo.refused.noAccount");
        var password = ReadablePassword.Draw();
        return await db.InTransactionAsync(async () =>
        {
            foreach (var account in accounts)
            {
                await users.RemovePasswordAsync(account);
                if (await users.AddPasswordAsync(account, password) is { Succeeded: false } refused) throw new InvalidOperationException(refused.Errors.First().Code);
            }
            return new Renewed([.. accounts.Select(a => a.Email!)], password);
        }, ct);
    }
}
