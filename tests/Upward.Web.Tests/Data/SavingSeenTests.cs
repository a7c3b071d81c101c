using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Tests.Data;

/// <summary>Two saves in the same moment: one is let in, the other is told, and nothing of it stays.</summary>
public sealed class SavingSeenTests(Hosts hosts)
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task Two_that_want_the_same_keys_in_another_order_do_not_break_on_each_other(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var keys = new[] { $"first:{Guid.NewGuid():N}", $"second:{Guid.NewGuid():N}" };
        // SQLite lets one write at a time. On PostgreSQL both hold their first key before either asks for its second: a deadlock.
        using var bothHoldOne = new Barrier(db == Db.Postgres ? 2 : 1);

        var outcomes = await Task.WhenAll(new[] { keys, [.. keys.Reverse()] }.Select(order => Task.Run(() => story.InAsync(d => d.InTransactionAsync(async () =>
        {
            if (await AddAsync(d, order[0]) is { Succeeded: false } late) return late;
            bothHoldOne.SignalAndWait(TimeSpan.FromSeconds(30), None);
            return await AddAsync(d, order[1]);
        }, None)))));

        Assert.Equal("refused.changedMeanwhile", Assert.Single(outcomes, o => !o.Succeeded).Refusals.Single().Message.Key);
        Assert.Equal(keys.Order(), await story.InAsync(d => d.Outbox.Where(m => keys.Contains(m.UniqueKey)).Select(m => m.UniqueKey).OrderBy(k => k).ToListAsync()));
    }

    private static Task<Outcome> AddAsync(AppDb db, string key)
    {
        db.Outbox.Add(OutboxMail.To(db.OrganisationId, null, "a@example.org", "A", "test", key, "Hello", "Hello", "<p>Hello</p>", DateTimeOffset.UnixEpoch));
        return db.SaveSeenAsync(None);
    }
}
