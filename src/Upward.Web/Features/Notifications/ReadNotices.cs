using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Notifications;

/// <summary>One's own centre: what is there, and what has been read.</summary>
[UseCase]
public sealed class ReadNotices(AppDb db, CurrentPerson person, TimeProvider clock)
{
    public const int PageSize = 50;

    public sealed record Listed(IReadOnlyList<Notice> Notices, int Unread, int Total);

    public async Task<Listed> ListAsync(bool unreadOnly, int from, CancellationToken ct)
    {
        var own = db.Notices.AsNoTracking().For(person);
        var unread = await own.CountAsync(n => n.ReadAt == null, ct);
        var shown = unreadOnly ? own.Where(n => n.ReadAt == null) : own;
        return new(await shown.OrderByDescending(n => n.At).ThenBy(n => n.Id).Skip(from).Take(PageSize).ToListAsync(ct), unread, unreadOnly ? unread : await own.CountAsync(ct));
    }

    /// <summary>Marks one as read. Its page comes back; empty for none.</summary>
    public async Task<Outcome<string>> OpenAsync(Guid noticeId, CancellationToken ct)
    {
        if (await db.Notices.For(person).SingleOrDefaultAsync(n => n.Id == noticeId, ct) is not { } notice) return Outcome.NotFound;
        if (notice.ReadAt is not null) return notice.Path;
        notice.Read(clock.GetUtcNow());
        await db.SaveSeenAsync(ct);
        return notice.Path;
    }

    public Task MarkAllReadAsync(CancellationToken ct) => MarkAsync(db.Notices.For(person), ct);

    /// <summary>Whoever is on a page has seen what was said about it.</summary>
    public Task MarkPageSeenAsync(string path, CancellationToken ct) => MarkAsync(db.Notices.For(person).Where(n => n.Path == path), ct);

    private Task<Outcome> MarkAsync(IQueryable<Notice> notices, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.InTransactionAsync(async () =>
        {
            await notices.Where(n => n.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), ct);
            return Outcome.Done;
        }, ct);
    }
}
