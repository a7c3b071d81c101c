using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Circles;

/// <summary>
/// A new open table is told to whoever may come: once to each, some minutes after it was opened, so that a slip can still be put
/// right or the table cancelled. A thousand people are told in small steps, each of which stands when the next one fails. Who has answered
/// already found it by themselves. What nobody was told before it began is dropped, and listed for each. Safe to run twice.
/// </summary>
[UseCase]
public sealed class AnnounceTables(AppDb db, MailComposer mail, TimeProvider clock)
{
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);
    /// <summary>So long afterwards it is noticed that nobody was told.</summary>
    private const int PastDays = 14;
    private const int Step = 100;

    public static Expression<Func<GroupSession, bool>> DueAt(DateTimeOffset now)
    {
        var (opened, past) = (now - Grace, now.AddDays(-PastDays));
        return s => s.CircleId == null && s.AnnouncedAt == null && s.CancelledAt == null && s.PlannedAt <= opened && s.StartsAt > past;
    }

    /// <returns>How many were told.</returns>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var told = 0;
        foreach (var table in await db.GroupSessions.AsNoTracking().Include(s => s.Programme).Where(DueAt(clock.GetUtcNow())).OrderBy(s => s.PlannedAt).ThenBy(s => s.Id).ToListAsync(ct))
            // What began within minutes of being opened was never to be announced.
            if (table.PlannedAt + Grace < table.StartsAt) told += await AnnounceAsync(table, ct);
        return told;
    }

    private async Task<int> AnnounceAsync(GroupSession table, CancellationToken ct)
    {
        string KeyOf(Guid person) => $"table-open:{table.Id:N}:{person:N}";
        var host = await db.People.AsNoTracking().SingleAsync(p => p.Id == table.HostId, ct);
        var invited = await db.Enrolments.Where(e => e.ProgrammeId == table.ProgrammeId && e.WithdrawnAt == null && e.PersonId != table.HostId && !db.GroupSessions.Any(s => s.Id == table.Id && s.Replies.Any(r => r.PersonId == e.PersonId))).OrderBy(e => e.PersonId).Select(e => e.PersonId).ToListAsync(ct);
        var told = 0;
        foreach (var some in invited.Chunk(Step))
        {
            db.ChangeTracker.Clear();
            var keys = some.Select(KeyOf).ToList();
            var had = (await db.Outbox.Where(m => keys.Contains(m.UniqueKey)).Select(m => m.UniqueKey).ToListAsync(ct)).ToHashSet();
            var going = 0;
            var people = await db.ReachableAsync([.. some.Where(p => !had.Contains(KeyOf(p)))], ct);
            // The address of a video room is for whoever has a seat, as on the page.
            foreach (var (id, to) in people)
                if (mail.AddReminder(to, "table-open", KeyOf(id), $"/group-sessions/{table.Id}", table.PlannedAt + Grace, table.StartsAt,
                    ("topic", table.Topic), ("host", host.CallName), ("at", table.StartsAt), ("minutes", table.Minutes), ("place", table.Place.Length > 0 && table.Format != SessionFormat.Video ? table.Place : mail.TextsFor(to)["session.format." + table.Format]), ("programme", table.Programme.Name), ("n", table.Seats))) going++;
            // Another node is at the same people: it goes on, and what it leaves is told in the next run.
            if (!(await db.SaveSeenAsync(ct)).Succeeded) return told;
            told += going;
        }
        db.ChangeTracker.Clear();
        (await db.GroupSessions.SingleAsync(s => s.Id == table.Id, ct)).Announce(clock.GetUtcNow());
        // Changed in this very moment: the next run finds that everybody has been told.
        await db.SaveSeenAsync(ct);
        db.ChangeTracker.Clear();
        return told;
    }
}

/// <summary>The same in every organisation.</summary>
[UseCase]
public sealed class AnnounceTablesEverywhere(EachOrganisation each, TimeProvider clock)
{
    public Task ExecuteAsync(CancellationToken ct) =>
        each.DoAsync("tables", AnnounceTables.DueAt(clock.GetUtcNow()), services => services.GetRequiredService<AnnounceTables>().ExecuteAsync(ct), ct);
}
