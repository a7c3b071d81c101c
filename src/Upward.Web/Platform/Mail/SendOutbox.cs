using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Notifications;

namespace Upward.Web.Platform.Mail;

/// <summary>
/// Sends what waits, one mail per transaction. A mail is marked before it is handed to the server: if the process dies in
/// between, it is marked "may have been sent" and sent once more only after a pause, with the same Message-ID.
/// </summary>
public sealed class SendOutbox(AppDb db, OrganisationScope scope, MailSettings settings, IMailTransport transport, TimeProvider clock, ILogger<SendOutbox> log)
{
    private const int MostAttempts = 8;
    private static readonly TimeSpan Unknown = TimeSpan.FromMinutes(5);

    /// <summary>A reset link is dead after an hour; a mail about it would only puzzle.</summary>
    private static readonly TimeSpan SecretLife = TimeSpan.FromMinutes(60);

    /// <returns>How many mails were sent.</returns>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        using var everywhere = scope.UseInstallation();
        await DropStaleSecretsAsync(ct);
        if (await settings.FindAsync(ct) is not { } server) return 0;
        var due = await Due(clock.GetUtcNow()).AsNoTracking().OrderBy(m => m.CreatedAt).Select(m => m.Id).Take(50).ToListAsync(ct);
        var sent = 0;
        foreach (var id in due)
            if (await SendAsync(id, server, ct)) sent++;
        return sent;
    }

    private IQueryable<OutboxMail> Due(DateTimeOffset now)
    {
        var maybe = now - Unknown;
        return db.Outbox.IgnoreQueryFilters().Where(m => !m.ToAddress.EndsWith(OutboxMail.Nowhere) && m.Delivery == Delivery.AtOnce && m.SentAt == null && m.GivenUpAt == null && m.HandedOverAt == null
            && m.NextAttemptAt <= now && (m.SendingSince == null || m.SendingSince < maybe));
    }

    private async Task<bool> SendAsync(Guid id, SmtpSettings server, CancellationToken ct)
    {
        if (await TakeAsync(id, ct) is not { } mail) return false;
        try
        {
            await transport.SendAsync(server, new(mail.Id, mail.ToAddress, mail.ToName, mail.Subject, mail.TextBody, mail.HtmlBody, mail.ReplyTo, mail.UnsubscribeLink) { Calendar = mail.CalendarMethod is { } method ? new(method, mail.Calendar) : null }, ct);
            mail.Sent(clock.GetUtcNow());
        }
        catch (MailRefusedException refused)
        {
            log.LogWarning("Mail {Mail} was refused: {Reason}", id, refused.Message);
            mail.GiveUp(clock.GetUtcNow(), refused.Message, bounced: true);
        }
        catch (MailFailedException error)
        {
            log.LogWarning("Mail {Mail} could not be sent: {Reason}", id, error.Message);
            if (mail.Attempts >= MostAttempts) mail.GiveUp(clock.GetUtcNow(), error.Message, bounced: false);
            else mail.Failed(clock.GetUtcNow(), error.Message, TimeSpan.FromSeconds(15 * Math.Pow(2, mail.Attempts)));
        }
        // The server has it: a shutdown in this moment must not leave the row saying "maybe".
        await db.SaveChangesAsync(CancellationToken.None);
        db.ChangeTracker.Clear();
        return mail.SentAt is not null;
    }

    /// <summary>Takes one mail so that no second node sends it too: the update counts only for who changed the row first.</summary>
    private Task<OutboxMail?> TakeAsync(Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.InTransactionAsync(async () =>
        {
            var taken = await Due(now).Where(m => m.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.SendingSince, now).SetProperty(m => m.Attempts, m => m.Attempts + 1), ct);
            return taken == 0 ? null : await db.Outbox.IgnoreQueryFilters().SingleAsync(m => m.Id == id, ct);
        }, ct);
    }

    private async Task DropStaleSecretsAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var stale = now - SecretLife;
        foreach (var mail in await db.Outbox.IgnoreQueryFilters().Where(m => m.IsSecret && m.SentAt == null && m.GivenUpAt == null && m.CreatedAt < stale).ToListAsync(ct))
            mail.GiveUp(now, "", bounced: false);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }
}
