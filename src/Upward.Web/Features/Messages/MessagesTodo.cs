using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Home;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Messages;

/// <summary>What the partner wrote and one has not read.</summary>
internal sealed class MessagesTodo(AppDb db, CurrentPerson person, Texts texts) : ITellTodo
{
    public async Task<IReadOnlyList<Todo>> OfAsync(IReadOnlyList<OwnSpace> pairs, CancellationToken ct)
    {
        var me = person.Id;
        var waiting = await db.MessageThreads.AsNoTracking().ReadableBy(person).Where(t => t.MentorshipId != null && t.Members.Any(m => m.PersonId == me && m.ReadUpTo < t.LastNumber) && t.LastById != me).Select(t => new { Pair = t.MentorshipId, t.LastAt }).ToListAsync(ct);
        return [.. from pair in pairs from w in waiting where w.Pair == pair.Id select new Todo(texts["todo.message", ("name", pair.Partner.CallName)], texts["todo.message.why"], $"/pairs/{pair.Id}/messages", "message", Soon.Waited, w.LastAt)];
    }
}
