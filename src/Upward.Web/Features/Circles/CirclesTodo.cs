using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Home;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Messages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Circles;

/// <summary>Meetings of one's circles that wait for an answer, and what was written there and not read.</summary>
internal sealed class CirclesTodo(AppDb db, CurrentPerson person, Texts texts, TimeProvider clock) : ITellTodo
{
    public async Task<IReadOnlyList<Todo>> OfAsync(IReadOnlyList<OwnSpace> pairs, CancellationToken ct)
    {
        var (now, me) = (clock.GetUtcNow(), person.Id);
        var circles = await db.Circles.AsNoTracking().LivedBy(person).Where(c => c.ClosedAt == null).Select(c => new { c.Id, c.Name }).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        if (circles.Count == 0) return [];
        var ids = circles.Keys.ToList();
        var meetings = await db.GroupSessions.AsNoTracking().Where(s => s.CircleId != null && ids.Contains(s.CircleId.Value) && s.StartsAt > now && s.CancelledAt == null && s.HostId != me && !s.Replies.Any(r => r.PersonId == me))
            .Select(s => new { s.Id, Circle = s.CircleId!.Value, s.StartsAt }).ToListAsync(ct);
        var written = await db.MessageThreads.AsNoTracking().ReadableBy(person).Where(t => t.CircleId != null && ids.Contains(t.CircleId.Value) && t.LastById != me && t.Members.Any(m => m.PersonId == me && m.ReadUpTo < t.LastNumber)).Select(t => new { Circle = t.CircleId!.Value, t.LastAt }).ToListAsync(ct);
        return
        [
            .. meetings.Select(m => new Todo(texts["todo.answer", ("at", m.StartsAt)], circles[m.Circle], $"/group-sessions/{m.Id}", "circle", Soon.Waited, m.StartsAt)),
            .. written.Select(w => new Todo(texts["todo.circle.message"], circles[w.Circle], $"/circles/{w.Circle}/messages", "circle", Soon.Anytime, w.LastAt)),
        ];
    }
}
