using Microsoft.AspNetCore.Identity;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Organisations;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Identity.OwnAccount;

/// <summary>How somebody is addressed by the installation, and how it looks to them. The directory's facts stay with the organisation.</summary>
[UseCase]
public sealed class ChangeOwnAccount(AppDb db, UserManager<Account> users, CurrentPerson person, AuditLog audit)
{
    public sealed record Wishes(string Name, string Culture, string TimeZone, string Theme);

    public async Task<Outcome> ExecuteAsync(Wishes wishes, CancellationToken ct)
    {
        if (await users.FindByIdAsync(person.AccountId.ToString()) is not { } account) return Outcome.NotFound;
        var refusals = new List<Refusal>(AccountChecks.OfName(wishes.Name).Refusals);
        if (wishes.Culture.Length > 0 && !LanguageChoices.Exists(wishes.Culture)) refusals.Add(new("Culture", new("organisation.refused.language")));
        if (wishes.TimeZone.Length > 0 && !TimeZoneChoices.Exists(wishes.TimeZone)) refusals.Add(new("TimeZone", new("organisation.refused.timeZone")));
        if (wishes.Theme is not ("" or "light" or "dark")) refusals.Add(new("Theme", new("refused.required")));
        if (refusals.Count > 0) return Outcome.Refused(refusals);
        account.Name = wishes.Name.Trim();
        account.Culture = wishes.Culture.Length == 0 ? null : wishes.Culture;
        account.TimeZone = wishes.TimeZone.Length == 0 ? null : wishes.TimeZone;
        account.Theme = wishes.Theme;
        audit.Record("identity.account.changed", "account", account.Id, account.Name);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
