using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Endings;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Messages;

/// <summary>Deletes a pair's conversation with its files, when the time to keep it is over. Whoever calls it knows when that is. Safe to run twice.</summary>
[UseCase]
public sealed class ForgetMessages(AppDb db) : IForgetPairs
{
    Task IForgetPairs.ForgetAsync(Guid mentorshipId, CancellationToken ct) => ExecuteAsync(mentorshipId, ct);

    /// <returns>How many messages went.</returns>
    public Task<int> ExecuteAsync(Guid mentorshipId, CancellationToken ct) => db.InTransactionAsync(async () =>
    {
        var messages = await db.ThreadMessages.CountAsync(m => m.Thread.MentorshipId == mentorshipId, ct);
        // Messages, files and members go with it.
        await db.MessageThreads.Where(t => t.MentorshipId == mentorshipId).ExecuteDeleteAsync(ct);
        return messages;
    }, ct);
}
