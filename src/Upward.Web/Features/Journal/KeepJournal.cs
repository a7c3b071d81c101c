using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Journal;

/// <summary>One's own journal: read, written, taken away.</summary>
[UseCase]
public sealed class KeepJournal(AppDb db, CurrentPerson person, TimeProvider clock)
{
    public const int PageSize = 20;

    public sealed record Listed(IReadOnlyList<JournalEntry> Entries, int Total);

    public async Task<Listed> ListAsync(JournalPrompt? prompt, int from, CancellationToken ct)
    {
        var own = db.JournalEntries.AsNoTracking().OwnedBy(person).Where(e => prompt == null || e.Prompt == prompt);
        return new(await own.OrderByDescending(e => e.At).ThenBy(e => e.Id).Skip(Math.Max(0, from)).Take(PageSize).ToListAsync(ct), await own.CountAsync(ct));
    }

    public Task<JournalEntry?> FindAsync(Guid entryId, CancellationToken ct) => db.JournalEntries.OwnedBy(person).SingleOrDefaultAsync(e => e.Id == entryId, ct);

    /// <param name="entryId">Null: a new page.</param>
    public async Task<Outcome> WriteAsync(Guid? entryId, JournalPrompt prompt, string text, string later, int seen, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        JournalEntry? entry;
        if (entryId is { } id)
        {
            if ((entry = await FindAsync(id, ct)) is null) return Outcome.NotFound;
        }
        else
        {
            if (await db.JournalEntries.OwnedBy(person).CountAsync(ct) >= JournalEntry.Most) return Outcome.Refused("journal.refused.many", ("max", JournalEntry.Most));
            db.JournalEntries.Add(entry = JournalEntry.Begin(db.OrganisationId, person.Id, now));
        }
        var outcome = entry.Write(prompt, text, later, seen, now);
        if (outcome.Succeeded) return await db.SaveSeenAsync(ct);
        db.ChangeTracker.Clear();
        return outcome;
    }

    public async Task<Outcome> RemoveAsync(Guid entryId, CancellationToken ct)
    {
        if (await FindAsync(entryId, ct) is not { } entry) return Outcome.NotFound;
        db.JournalEntries.Remove(entry);
        return await db.SaveSeenAsync(ct);
    }
}
