using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Organisations;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Identity;

/// <summary>Writes to the owner that how one signs in was changed, so that somebody else's change does not stay hidden; and into the log of each organisation.</summary>
[UseCase]
public sealed class TellOwner(AppDb db, OrganisationScope scope, MailComposer mail, AuditLog audit, TimeProvider clock)
{
    public Task ExecuteAsync(Account account, string action, string mailKind, CancellationToken ct, params (string Name, object? Value)[] args) => ByAsync(null, account, action, mailKind, ct, args);

    /// <param name="actor">Who did it, where it was not the owner; nobody signed in: the installation itself.</param>
    public async Task ByAsync(CurrentPerson? actor, Account account, string action, string mailKind, CancellationToken ct, params (string Name, object? Value)[] args)
    {
        List<(Features.People.Person Person, Organisation Organisation)> places;
        using (scope.UseInstallation())
            places = [.. (await db.People.IgnoreQueryFilters().AsNoTracking().Where(p => p.AccountId == account.Id && p.LeftAt == null)
                .Join(db.Organisations, p => p.OrganisationId, o => o.Id, (p, o) => new { p, o }).OrderBy(x => x.o.CreatedAt).ToListAsync(ct)).Select(x => (x.p, x.o))];
        var first = true;
        foreach (var (person, organisation) in places)
        {
            using var within = scope.UseFor(person.OrganisationId);
            if (actor is null) audit.RecordAs(person.OrganisationId, person.Id, person.Name, action, "account", account.Id, person.Name);
            else audit.Record(action, "person", person.Id, person.Name);
            if (first) mail.Add(Recipients.Of(person, account, organisation) with { Address = account.Email! }, mailKind, $"{mailKind}:{Guid.CreateVersion7()}", null, secret: false, [("at", clock.GetUtcNow()), .. args]);
            first = false;
            await db.SaveChangesAsync(ct);
        }
    }
}
