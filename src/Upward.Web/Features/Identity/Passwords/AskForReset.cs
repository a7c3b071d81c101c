using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Identity.Passwords;

/// <summary>Sends a reset link when the e-mail has an account. Whoever asks learns nothing: the answer and its time are the same.</summary>
[UseCase]
public sealed class AskForReset(AppDb db, OrganisationScope scope, UserManager<Account> users, ResetTokens tokens, MailComposer mail, MailSettings server, PublicAddress address, AuditLog audit, TimeProvider clock)
{
    public const string MailKind = "account-reset";
    private const int MostInAnHour = 3;

    public async Task ExecuteAsync(string email, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        using (scope.UseInstallation())
            if (await server.FindAsync(ct) is not null && await users.FindByEmailAsync(email) is { } account) await SendAsync(account, ct);
        await EvenPace.HoldAsync(began, ct);
    }

    private async Task SendAsync(Account account, CancellationToken ct)
    {
        var place = await db.People.IgnoreQueryFilters().AsNoTracking().Where(p => p.AccountId == account.Id && p.LeftAt == null)
            .Join(db.Organisations, p => p.OrganisationId, o => o.Id, (p, o) => new { Person = p, Organisation = o }).OrderBy(x => x.Organisation.CreatedAt).FirstOrDefaultAsync(ct);
        if (place is null) return;
        using var within = scope.UseFor(place.Organisation.Id);
        await db.InTransactionAsync(async () =>
        {
            // Asked many times in one moment, by nodes that do not know of one another: each sees what those before it sent.
            await db.LockAsync<Person>([place.Person.Id], ct);
            var anHourAgo = clock.GetUtcNow().AddHours(-1);
            // Nobody's mailbox is flooded by a stranger who presses the button all day.
            if (await db.Outbox.CountAsync(m => m.Kind == MailKind && m.PersonId == place.Person.Id && m.CreatedAt > anHourAgo, ct) >= MostInAnHour) return false;
            // Who waited has an account from before; its stamp is another one by now.
            await db.Entry(account).ReloadAsync(ct);
            var token = await tokens.MakeAsync(account);
            mail.Add(Recipients.Of(place.Person, account, place.Organisation) with { Address = account.Email! }, MailKind, $"{MailKind}:{Guid.CreateVersion7()}",
                address.LinkTo("/reset/" + token), secret: true, ("minutes", (int)ResetTokens.Life.TotalMinutes));
            audit.RecordAs(place.Organisation.Id, null, "", "identity.reset.asked", "account", account.Id, account.Name);
            await db.SaveChangesAsync(ct);
            return true;
        }, ct);
    }
}
