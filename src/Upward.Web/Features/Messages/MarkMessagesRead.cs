using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Messages;

/// <summary>Notes how far somebody has read. A mail about it that is still on its way is not needed any more.</summary>
[UseCase]
public sealed class MarkMessagesRead(AppDb db, CurrentPerson person, TimeProvider clock)
{
    public async Task ExecuteAsync(Conversation talk, int upTo, CancellationToken ct)
    {
        var behind = db.ThreadMembers.Where(m => m.PersonId == person.Id && m.Thread.MentorshipId == talk.MentorshipId && m.Thread.CircleId == talk.CircleId && m.ReadUpTo < upTo && m.Thread.LastNumber >= upTo);
        if (await behind.Select(m => new { m.ThreadId, m.ReadUpTo }).SingleOrDefaultAsync(ct) is not { } was) return;
        var (key, now) = (TellOfMessage.KeyOf(was.ThreadId, person.Id, was.ReadUpTo), clock.GetUtcNow());
        await db.InTransactionAsync(async () =>
        {
            await behind.ExecuteUpdateAsync(set => set.SetProperty(m => m.ReadUpTo, upTo), ct);
            var mail = await db.Outbox.Where(m => m.UniqueKey == key).Select(m => (Guid?)m.Id).SingleOrDefaultAsync(ct);
            await db.Outbox.Where(m => m.Id == mail && m.SentAt == null && m.SendingSince == null).ExecuteDeleteAsync(ct);
            await db.Notices.Where(n => n.Id == mail && n.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), ct);
            return Outcome.Done;
        }, ct);
    }
}
