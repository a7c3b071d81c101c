using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Identity.Passwords;
using Upward.Web.Features.Identity.SigningIn;
using Upward.Web.Features.Organisations;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Setup;

/// <summary>Step 1: the first account. It runs the installation; whoever comes second finds the door closed.</summary>
[UseCase]
public sealed class ClaimInstallation(AppDb db, OrganisationScope scope, UserManager<Account> users, SetUpCode code, OpenSession session, AuditLog audit, TimeProvider clock)
{
    public sealed record Claim(string Name, string Email, string Password, string? Code);

    public async Task<Outcome> ExecuteAsync(Claim claim, CancellationToken ct)
    {
        if (!await code.IsRightAsync(claim.Code, ct)) return Outcome.RefusedAt("Code", "setup.refused.code");
        var refusals = new List<Refusal>(AccountChecks.Of(claim.Name, claim.Email).Refusals);
        refusals.AddRange(PasswordRules.Check("Password", claim.Password, claim.Name, claim.Email).Refusals);
        if (refusals.Count > 0) return Outcome.Refused(refusals);

        using var everywhere = scope.UseInstallation();
        var now = clock.GetUtcNow();
        var account = new Account { UserName = claim.Email.Trim(), Email = claim.Email.Trim(), EmailConfirmed = true, Name = claim.Name.Trim(), CreatedAt = now, OperatorSince = now };
        var outcome = await db.InTransactionAsync(async () =>
        {
            if (await db.InstallationSettings.AnyAsync(s => s.Key == SettingKeys.SetUpAccount || s.Key == SettingKeys.SetUpFinished, ct)) return Outcome.NotFound;
            // The key is unique: of two who arrive in the same moment, one save fails.
            db.InstallationSettings.Add(new InstallationSetting(SettingKeys.SetUpAccount, account.Id.ToString()));
            db.InstallationSettings.RemoveRange(db.InstallationSettings.Where(s => s.Key == SettingKeys.SetUpCode));
            audit.RecordAs(AuditLog.Installation, null, account.Name, "setup.account.created", "account", account.Id, account.Name);
            return (await users.CreateAsync(account, claim.Password)).Succeeded ? Outcome.Done : Outcome.RefusedAt("Email", "identity.refused.emailTaken");
        }, ct);
        if (outcome.Succeeded) await session.ExecuteAsync(account, null);
        return outcome;
    }
}
