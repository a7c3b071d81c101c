using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Organisations;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Identity.Passwords;

/// <summary>Writes to the owner that the password was changed, so that somebody else's change does not stay hidden; and into the log.</summary>
[UseCase]
public sealed class TellOfNewPassword(AppDb db, OrganisationScope scope, MailComposer mail, AuditLog audit, TimeProvider clock)
{
    public async Task ExecuteAsync(Account account, string action, CancellationToken ct)
    {
        List<(Features.People.Person Person, Organisation Organisation)> places;
        using (scope.UseInstallation())
            places = [.. (await db.People.IgnoreQueryFilters().AsNoTracking().Where(p => p.AccountId == account.Id && p.LeftAt == null)
                .Join(db.Organisations, p => p.OrganisationId, o => o.Id, (p, o) => new { p, o }).OrderBy(x => x.o.CreatedAt).ToListAsync(ct)).Select(x => (x.p, x.o))];
        var first = true;
        foreach (var (person, organisation) in places)
        {
            using var within = scope.UseFor(person.OrganisationId);
            audit.RecordAs(person.OrganisationId, person.Id, person.Name, action, "account", account.Id, person.Name);
            if (first) mail.Add(Recipients.Of(person, account, organisation) with { Address = account.Email! }, "account-password-changed", $"account-password-changed:{Guid.CreateVersion7()}", null, secret: false, ("at", clock.GetUtcNow()));
            first = false;
            await db.SaveChangesAsync(ct);
        }
    }
}
