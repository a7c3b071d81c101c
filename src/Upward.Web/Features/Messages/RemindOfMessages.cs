using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Safety;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Messages;

/// <summary>The last word in a conversation is a week old and nobody answered: one kind mail to whoever was written to, once for this message. While a pair rests nobody is reminded. Safe to run twice.</summary>
[UseCase]
public sealed class RemindOfMessages(AppDb db, MailComposer mail, TimeProvider clock)
{
    public const int Days = 7;
    /// <summary>After a month a reminder would only puzzle: it is dropped, and listed. What is older still is history.</summary>
    private const int LateDays = 30, PastDays = 180;

    public static Expression<Func<MessageThread, bool>> DueAt(DateTimeOffset now)
    {
        var (limit, tooOld) = (now.AddDays(-Days), now.AddDays(-PastDays));
        return t => t.MentorshipId != null && t.LastNumber > t.RemindedOf && t.LastAt <= limit && t.LastAt > tooOld;
    }

    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var sent = 0;
        var awake = db.Mentorships.Where(m => m.EndedAt == null).AreAwake(db, now);
        foreach (var id in await db.MessageThreads.Where(DueAt(now)).Where(t => awake.Any(m => m.Id == t.MentorshipId)).OrderBy(t => t.LastAt).Select(t => t.Id).ToListAsync(ct))
        {
            db.ChangeTracker.Clear();
            if (await RemindAsync(id, now, ct)) sent++;
        }
        db.ChangeTracker.Clear();
        return sent;
    }

    private async Task<bool> RemindAsync(Guid id, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.MessageThreads.Where(DueAt(now)).SingleOrDefaultAsync(t => t.Id == id, ct) is not { } thread) return false;
        if (await db.Mentorships.AsNoTracking().WithBoth().AreAwake(db, now).SingleOrDefaultAsync(m => m.Id == thread.MentorshipId && m.EndedAt == null, ct) is not { } mentorship) return false;
        thread.Remind();
        var pair = OwnSpace.Of(mentorship, thread.LastById);
        var goes = await db.ReachableAsync(pair.Partner.PersonId, ct) is { } to && mail.AddReminder(to, "message-unanswered", $"message-unanswered:{id:N}:{thread.LastNumber}", $"/pairs/{pair.Id}/messages",
            thread.LastAt.AddDays(Days), thread.LastAt.AddDays(LateDays), ("partner", pair.Me.CallName), ("programme", pair.Programme.Name));
        // Another node may be at it in this very moment: the key of the mail lets only one of the two through.
        return (await db.SaveSeenAsync(ct)).Succeeded && goes;
    }
}

/// <summary>The same in every organisation.</summary>
[UseCase]
public sealed class RemindOfMessagesEverywhere(EachOrganisation each, TimeProvider clock)
{
    public Task ExecuteAsync(CancellationToken ct) =>
        each.DoAsync("messages", RemindOfMessages.DueAt(clock.GetUtcNow()), services => services.GetRequiredService<RemindOfMessages>().ExecuteAsync(ct), ct);
}
