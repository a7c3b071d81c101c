using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Upward.Web.Data;
using Upward.Web.Platform.Calendars;
using Upward.Web.Features.Notifications;

namespace Upward.Web.Platform.Mail;

/// <summary>
/// Sends what waits, one mail per transaction and one after the other: a process that dies leaves one mail in doubt, not several. Before
/// each it is asked anew which is the most urgent, so that a reset link waits for one mail and not for the ten thousand of a morning.
/// A mail is marked before it is handed to the server: if the process dies in between, it is marked "may have been sent" and sent
/// once more only after a pause, with the same Message-ID.
/// </summary>
public sealed class SendOutbox(AppDb db, OrganisationScope scope, MailSettings settings, IMailTransport transport, IOptionsMonitor<UpwardSettings> options, TimeProvider clock, ILogger<SendOutbox> log)
{
    private const int MostAttempts = 8, MostAtOnce = 500;
    private static readonly TimeSpan Unknown = TimeSpan.FromMinutes(5);

    /// <summary>A reset link is dead after an hour; a mail about it would only puzzle. Other secret links say themselves how long they live.</summary>
    private static readonly TimeSpan SecretLife = TimeSpan.FromMinutes(60);

    /// <summary>A server that is away, or lets nobody in, is not asked for every mail that waits; and a weekend without it costs no mail.</summary>
    private static readonly TimeSpan ServerRests = TimeSpan.FromMinutes(1), ServerPatience = TimeSpan.FromDays(3);

    /// <returns>How many mails were sent.</returns>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        using var everywhere = scope.UseInstallation();
        await DropStaleSecretsAsync(ct);
        await DropLateAsync(ct);
        if (await settings.FindAsync(ct) is not { } server) return 0;
        var sent = 0;
        // The job starts again at once; in between it sees other settings and what has become too late.
        for (var n = 0; n < MostAtOnce && await NextAsync(ct) is { } id; n++)
            switch (await SendAsync(id, server, ct))
            {
                case Sending.Sent: sent++; break;
                case Sending.ServerInTrouble: await RestAsync(ct); return sent;
            }
        return sent;
    }

    private enum Sending { Sent, NotSent, ServerInTrouble }

    private async Task<Guid?> NextAsync(CancellationToken ct) => await Next().Select(id => (Guid?)id).FirstOrDefaultAsync(ct);

    /// <summary>Asked before every mail: it must be read off an index, however many wait and however many were ever sent.</summary>
    internal IQueryable<Guid> Next() => Due(clock.GetUtcNow()).AsNoTracking().OrderBy(m => m.Urgency).ThenBy(m => m.NextAttemptAt).Select(m => m.Id);

    /// <summary>What waits, waits a minute more; the one that was tried comes after the others. What is written meanwhile is tried once: the server may be back.</summary>
    private Task<int> RestAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var until = now + ServerRests;
        return Due(now).ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAttemptAt, until), ct);
    }

    /// <summary>Where calendars answer to: the mailbox that we read, where there is one.</summary>
    private string AnswersTo(SmtpSettings server) => options.CurrentValue.ReplyAddress.Length > 0 ? options.CurrentValue.ReplyAddress : server.From;

    private IQueryable<OutboxMail> Due(DateTimeOffset now)
    {
        var maybe = now - Unknown;
        return db.Outbox.IgnoreQueryFilters().Where(OutboxMail.Waiting).Where(m => !m.ToAddress.EndsWith(OutboxMail.Nowhere)
            && m.NextAttemptAt <= now && (m.SendingSince == null || m.SendingSince < maybe));
    }

    private async Task<Sending> SendAsync(Guid id, SmtpSettings server, CancellationToken ct)
    {
        if (await TakeAsync(id, ct) is not { } mail) return Sending.NotSent;
        var result = Sending.NotSent;
        try
        {
            await transport.SendAsync(server, new(mail.Id, mail.ToAddress, mail.ToName, mail.Subject, mail.TextBody, mail.HtmlBody, mail.ReplyTo, mail.UnsubscribeLink) { Calendar = mail.CalendarMethod is { } method ? new(method, CalendarText.SentFrom(mail.Calendar, AnswersTo(server))) : null }, ct);
            mail.Sent(clock.GetUtcNow());
            result = Sending.Sent;
        }
        catch (MailRefusedException refused)
        {
            log.LogWarning("Mail {Mail} was refused: {Reason}", id, refused.Message);
            mail.GiveUp(clock.GetUtcNow(), refused.Message, bounced: true);
        }
        catch (MailFailedException error)
        {
            log.LogWarning("Mail {Mail} could not be sent: {Reason}", id, error.Message);
            // Not this mail's fault: it costs none of its tries.
            if (error.IsOfTheServer)
            {
                result = Sending.ServerInTrouble;
                if (mail.CreatedAt + ServerPatience < clock.GetUtcNow()) mail.GiveUp(clock.GetUtcNow(), error.Message, bounced: false);
                else mail.NotReached(clock.GetUtcNow(), error.Message, ServerRests + TimeSpan.FromSeconds(1));
            }
            else if (mail.Attempts >= MostAttempts) mail.GiveUp(clock.GetUtcNow(), error.Message, bounced: false);
            else mail.Failed(clock.GetUtcNow(), error.Message, TimeSpan.FromSeconds(15 * Math.Pow(2, mail.Attempts)));
        }
        // The server has it: a shutdown in this moment must not leave the row saying "maybe".
        await db.SaveChangesAsync(CancellationToken.None);
        db.ChangeTracker.Clear();
        return result;
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
        foreach (var mail in await db.Outbox.IgnoreQueryFilters().Where(OutboxMail.Waiting).Where(m => m.Urgency == Urgency.SomebodyWaits && m.IsSecret && m.NotAfter == null && m.CreatedAt < stale).ToListAsync(ct))
            mail.GiveUp(now, "", bounced: false);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>Without a server too: a brief is of no use when its session is over, however it would have gone out.</summary>
    private async Task DropLateAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var maybe = now - Unknown;
        foreach (var mail in await db.Outbox.IgnoreQueryFilters().Where(OutboxMail.Waiting).Where(m => m.NotAfter != null && m.NotAfter <= now && (m.SendingSince == null || m.SendingSince < maybe)).ToListAsync(ct))
            mail.ComeTooLate(now);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }
}
