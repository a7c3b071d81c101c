using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Notifications;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Platform.Mail;

public enum OutboxState { Waiting, Sent, Bounced, GivenUp, HandedOver, TooLate }

/// <summary>
/// What went out and what did not, for organisation admins. Where no mail server is set, the text of an invitation can be
/// read and handed over; with a server it is between the sender and the person. Secret mails are never shown.
/// </summary>
[UseCase]
public sealed class LookAfterOutbox(AppDb db, CurrentPerson person, MailSettings settings, AuditLog audit, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary>Mails around the neutral contact are in no list: that somebody gets "there is an answer for you" would tell that they asked.</summary>
    private const string Confidential = "mediation-";

    /// <summary>These carry what the two of a pair wrote: nobody hands them over, and no admin reads them where no server takes them.</summary>
    private static readonly string[] OfAPair = ["session-follow-up", "session-brief"];

    public sealed record Line(Guid Id, string ToName, string ToAddress, string Subject, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, int Attempts, DateTimeOffset NextAttemptAt, string LastError, bool IsSecret, bool HasBody, bool MaySent)
    {
        public bool GoesNowhere => EndedAt is null && ToAddress.EndsWith(OutboxMail.Nowhere, StringComparison.Ordinal);
    }

    public sealed record Listed(IReadOnlyList<Line> Lines, IReadOnlyDictionary<OutboxState, int> Counts, bool HasServer, int Total);
    public sealed record Letter(Guid Id, string ToName, string ToAddress, string Subject, string Text);

    public async Task<Listed?> ListAsync(OutboxState state, int from, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin) return null;
        var counts = new Dictionary<OutboxState, int>();
        foreach (var each in Enum.GetValues<OutboxState>()) counts[each] = await In(each).CountAsync(ct);
        var lines = await In(state).AsNoTracking().OrderByDescending(m => m.CreatedAt).Skip(from).Take(PageSize)
            .Select(m => new Line(m.Id, m.ToName, m.ToAddress, m.Subject, m.CreatedAt, m.SentAt ?? m.HandedOverAt ?? m.GivenUpAt, m.Attempts, m.NextAttemptAt, m.LastError, m.IsSecret || OfAPair.Contains(m.Kind), m.BodyPurgedAt == null, m.SendingSince != null)).ToListAsync(ct);
        return new(lines, counts, await settings.FindAsync(ct) is not null, counts[state]);
    }

    /// <summary>The text to hand over. Reading it is written down: the link in it opens an account.</summary>
    public async Task<Letter?> ReadAsync(Guid mailId, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin || await settings.FindAsync(ct) is not null) return null;
        var mail = await Open.AsNoTracking().SingleOrDefaultAsync(m => m.Id == mailId && !m.IsSecret && !OfAPair.Contains(m.Kind) && m.BodyPurgedAt == null && m.SentAt == null, ct);
        if (mail is null) return null;
        audit.Record("mail.read", "person", mail.PersonId, mail.ToName, new { mail.Kind });
        await db.SaveChangesAsync(ct);
        return new(mail.Id, mail.ToName, mail.ToAddress, mail.Subject, mail.TextBody);
    }

    public Task<Outcome> HandOverAsync(Guid mailId, CancellationToken ct) => ChangeAsync(mailId, "mail.handedOver", m => m.HandOver(clock.GetUtcNow()), ct);
    public Task<Outcome> TryAgainAsync(Guid mailId, CancellationToken ct) => ChangeAsync(mailId, "mail.triedAgain", m => m.TryAgain(clock.GetUtcNow()), ct);

    private async Task<Outcome> ChangeAsync(Guid mailId, string action, Func<OutboxMail, Outcome> act, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin) return Outcome.NotFound;
        var mail = await Open.SingleOrDefaultAsync(m => m.Id == mailId, ct);
        if (mail is null) return Outcome.NotFound;
        var outcome = act(mail);
        if (!outcome.Succeeded) return outcome;
        audit.Record(action, "person", mail.PersonId, mail.ToName, new { mail.Kind });
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    private IQueryable<OutboxMail> Open => db.Outbox.Where(m => !m.Kind.StartsWith(Confidential));

    private IQueryable<OutboxMail> In(OutboxState state) => state switch
    {
        OutboxState.Sent => Open.Where(m => m.SentAt != null),
        OutboxState.HandedOver => Open.Where(m => m.HandedOverAt != null),
        OutboxState.Bounced => Open.Where(m => m.BouncedAt != null && m.HandedOverAt == null),
        OutboxState.GivenUp => Open.Where(m => m.GivenUpAt != null && m.BouncedAt == null && m.HandedOverAt == null && m.TooLateAt == null),
        OutboxState.TooLate => Open.Where(m => m.TooLateAt != null),
        _ => Open.Where(OutboxMail.Waiting),
    };
}
