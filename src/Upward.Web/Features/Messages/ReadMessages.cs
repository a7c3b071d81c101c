using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Messages;

/// <summary>What the members of a conversation wrote to each other, for one of them.</summary>
[UseCase]
public sealed class ReadMessages(AppDb db, CurrentPerson person, TimeProvider clock)
{
    public const int PageSize = 40, MostFound = 50;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public sealed record File(Guid Id, string Name, int Size, string Kind);
    public sealed record Shown(int Number, Guid PersonId, string Text, DateTimeOffset At, bool ByMail, IReadOnlyList<File> Files);

    /// <param name="HasEarlier">There are older ones than these.</param>
    public sealed record Listed(IReadOnlyList<Shown> Messages, int LastNumber, bool HasEarlier);

    /// <summary>The last ones, or those before a number, the oldest first.</summary>
    public async Task<Listed> ListAsync(Conversation talk, int? before, int size, CancellationToken ct)
    {
        var all = Of(talk);
        var last = await all.MaxAsync(m => (int?)m.Number, ct) ?? 0;
        var found = await ShowAsync((before is { } number ? all.Where(m => m.Number < number) : all).OrderByDescending(m => m.Number).Take(size), ct);
        return new([.. found.OrderBy(m => m.Number)], last, found.Count > 0 && found.Min(m => m.Number) > 1);
    }

    public async Task<IReadOnlyList<Shown>> AfterAsync(Conversation talk, int number, CancellationToken ct) => await ShowAsync(Of(talk).Where(m => m.Number > number).OrderBy(m => m.Number).Take(PageSize), ct);

    /// <summary>
    /// The same, and waits for one when there is none yet. It asks the database once a second instead of being told: that works the same with one
    /// node and with many, on both databases, and nothing is lost when a connection breaks.
    /// </summary>
    public async Task<IReadOnlyList<Shown>> WaitAsync(Conversation talk, int number, TimeSpan patience, CancellationToken ct)
    {
        for (var until = clock.GetUtcNow() + patience; ; await Task.Delay(Look, clock, ct))
        {
            if (await db.MessageThreads.Of(talk).ReadableBy(person).AnyAsync(t => t.LastNumber > number, ct)) return await AfterAsync(talk, number, ct);
            if (clock.GetUtcNow() >= until) return [];
        }
    }

    /// <summary>Those that hold all of these words, in the text or a file's name, the newest first.</summary>
    public async Task<IReadOnlyList<Shown>> FindAsync(Conversation talk, string words, CancellationToken ct)
    {
        var found = Of(talk);
        foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(8).Select(PeopleSearch.Fold))
            found = found.Where(m => m.SearchText.Contains(word));
        return await ShowAsync(found.OrderByDescending(m => m.Number).Take(MostFound), ct);
    }

    /// <summary>How many this person has not read yet; of other conversations none.</summary>
    public Task<int> UnreadAsync(Conversation talk, CancellationToken ct) => UnreadBy(person).CountAsync(m => m.Thread.MentorshipId == talk.MentorshipId && m.Thread.CircleId == talk.CircleId, ct);

    public IQueryable<ThreadMessage> UnreadBy(CurrentPerson reader) =>
        db.ThreadMessages.Where(m => m.PersonId != reader.Id && m.Thread.Members.Any(x => x.PersonId == reader.Id && x.ReadUpTo < m.Number));

    /// <summary>A file, for whoever may read its message.</summary>
    public async Task<(string Name, string Kind, byte[] Content)?> FileAsync(Conversation talk, Guid fileId, CancellationToken ct)
    {
        var own = Of(talk);
        var found = await db.MessageFiles.AsNoTracking().Where(f => f.Id == fileId && own.Any(m => m.ThreadId == f.ThreadId && m.Number == f.Number))
            .Select(f => new { f.Name, f.Kind, f.Content }).SingleOrDefaultAsync(ct);
        return found is null ? null : (found.Name, found.Kind, found.Content);
    }

    private IQueryable<ThreadMessage> Of(Conversation talk) => db.ThreadMessages.AsNoTracking().ReadableBy(person).Where(m => m.Thread.MentorshipId == talk.MentorshipId && m.Thread.CircleId == talk.CircleId);

    private static async Task<List<Shown>> ShowAsync(IQueryable<ThreadMessage> messages, CancellationToken ct) =>
        await messages.Select(m => new Shown(m.Number, m.PersonId, m.Text, m.At, m.ByMail, m.Files.OrderBy(f => f.Id).Select(f => new File(f.Id, f.Name, f.Size, f.Kind)).ToList())).ToListAsync(ct);
}
