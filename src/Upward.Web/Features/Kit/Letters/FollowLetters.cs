using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Kit;

/// <summary>What became of the letters: waiting, sent, came back, given up. And one more try for those that failed.</summary>
[UseCase]
public sealed class FollowLetters(AppDb db, MailSettings settings, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public const int PageSize = 50;

    public sealed record Sent(Guid Id, string Letter, Audience Audience, string Subject, int Recipients, DateTimeOffset SentAt, string SentBy);
    public sealed record Line(Guid? PersonId, string Name, string Address, OutboxState State, DateTimeOffset? At, string LastError, int Attempts, bool GoesNowhere);
    public sealed record Fate(Sent Sending, IReadOnlyList<Line> Lines, IReadOnlyDictionary<OutboxState, int> Counts, OutboxState? Shown, int Total, bool HasServer);

    public async Task<IReadOnlyList<Sent>> ListAsync(Guid programmeId, CancellationToken ct) =>
        await db.Programmes.ManageableBy(person).AnyAsync(p => p.Id == programmeId, ct) ? await Told(db.LetterSendings.Where(s => s.ProgrammeId == programmeId).OrderByDescending(s => s.SentAt).Take(50)).ToListAsync(ct) : [];

    public async Task<Fate?> FindAsync(Guid programmeId, Guid sendingId, OutboxState? state, int from, CancellationToken ct)
    {
        if (!await db.Programmes.ManageableBy(person).AnyAsync(p => p.Id == programmeId, ct)) return null;
        if (await db.LetterSendings.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sendingId && s.ProgrammeId == programmeId, ct) is not { } sending) return null;
        var mails = db.Outbox.AsNoTracking().Where(m => m.UniqueKey.StartsWith(sending.KeyPrefix));
        var rows = await mails.OrderBy(m => m.ToName).ThenBy(m => m.Id).Select(m => new { m.PersonId, m.ToName, m.ToAddress, m.SentAt, m.BouncedAt, m.GivenUpAt, m.HandedOverAt, m.LastError, m.Attempts }).ToListAsync(ct);
        var lines = rows.Select(m => new Line(m.PersonId, m.ToName, m.ToAddress,
            m.SentAt is not null ? OutboxState.Sent : m.HandedOverAt is not null ? OutboxState.HandedOver : m.BouncedAt is not null ? OutboxState.Bounced : m.GivenUpAt is not null ? OutboxState.GivenUp : OutboxState.Waiting,
            m.SentAt ?? m.HandedOverAt ?? m.BouncedAt ?? m.GivenUpAt, m.LastError, m.Attempts, m.ToAddress.EndsWith(OutboxMail.Nowhere, StringComparison.Ordinal))).ToList();
        var shown = lines.Where(l => state is null || l.State == state).ToList();
        return new(await Told(db.LetterSendings.Where(s => s.Id == sendingId)).SingleAsync(ct), [.. shown.Skip(from).Take(PageSize)],
            Enum.GetValues<OutboxState>().ToDictionary(s => s, s => lines.Count(l => l.State == s)), state, shown.Count, await settings.FindAsync(ct) is not null);
    }

    /// <summary>After an address was put right, or the server came back.</summary>
    public async Task<Outcome<int>> TryAgainAsync(Guid programmeId, Guid sendingId, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        if (await db.LetterSendings.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sendingId && s.ProgrammeId == programmeId, ct) is not { } sending) return Outcome.NotFound;
        var failed = await db.Outbox.Where(m => m.UniqueKey.StartsWith(sending.KeyPrefix) && m.GivenUpAt != null && m.BodyPurgedAt == null).ToListAsync(ct);
        if (failed.Count == 0) return Outcome.Refused("kit.refused.nothingFailed");
        foreach (var one in failed) one.TryAgain(clock.GetUtcNow());
        audit.Record("kit.letter.triedAgain", "programme", programmeId, programme.Name, new { sending.Letter, failed.Count });
        await db.SaveChangesAsync(ct);
        return failed.Count;
    }

    private IQueryable<Sent> Told(IQueryable<LetterSending> sendings) =>
        sendings.AsNoTracking().Select(s => new Sent(s.Id, s.Letter, s.Audience, s.Subject, s.Recipients, s.SentAt, db.People.Where(p => p.Id == s.SentById).Select(p => p.Name).FirstOrDefault() ?? ""));
}
