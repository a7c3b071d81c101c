using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Data;
using Upward.Web.Features.Organisations;
using Upward.Web.Platform;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Tests.Crash;

/// <summary>
/// G1: the program is killed around the moment in which a mail server takes a mail. No mail is lost; one comes twice only when the kill fell
/// between the server's taking it and our knowing it, with the same Message-ID, and no more than one for each kill. Seeds as in CrashTests.
/// </summary>
public sealed class MailCrashTests(ITestOutputHelper output)
{
    [Fact]
    public Task G1_No_mail_is_lost_and_none_doubled_without_a_kill_in_3_kills() => KillAgainAndAgainAsync(rounds: 3, seed: 20261123);

    [Fact, Trait("Category", "Long"), Trait("Id", "mail-crash")]
    public Task G1_No_mail_is_lost_and_none_doubled_without_a_kill_in_500_kills() => KillAgainAndAgainAsync(rounds: 500, seed: 4711);

    private async Task KillAgainAndAgainAsync(int rounds, int seed)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
        var random = new Random(seed);
        using var server = new RecordingSmtp();
        await using var database = await PrepareAsync();
        Dictionary<string, string> settings = new()
        {
            ["UPWARD__SMTP__HOST"] = "127.0.0.1", ["UPWARD__SMTP__PORT"] = server.Port.ToString(CultureInfo.InvariantCulture), ["UPWARD__SMTP__FROM"] = "upward@example.test", ["UPWARD__SMTP__STARTTLS"] = "false",
        };
        Moment[] moments = [Moment.BeforeItIsTaken, Moment.BeforeItIsAnswered, Moment.AfterItIsAnswered];
        var (written, unknown) = (new List<Guid>(), new List<Guid>());
        for (var round = 0; round <= rounds; round++)
        {
            var now = TimeProvider.System.GetUtcNow();
            // What was left as "maybe" is old enough to be tried once more; and three new ones.
            await database.InAsync(d => d.Outbox.Where(m => m.SendingSince != null).ExecuteUpdateAsync(s => s.SetProperty(m => m.SendingSince, now.AddMinutes(-6))));
            written.AddRange(await database.InAsync(async d =>
            {
                var mails = Enumerable.Range(0, 3).Select(n => OutboxMail.To(database.OrganisationId, null, $"person{n}@example.test", "Person", "test", $"kill:{round}:{n}", "Hello", "Text", "<p>Text</p>", now)).ToList();
                d.Outbox.AddRange(mails);
                await d.SaveChangesAsync();
                return mails.ConvertAll(m => m.Id);
            }));
            var last = round == rounds;
            var dead = new TaskCompletionSource();
            RunningProgram? program = null;
            var started = new TaskCompletionSource();
            if (!last)
                server.KillAt(moments[round % 3], random.Next(0, 3), async () =>
                {
                    await started.Task;
                    await program!.KillAsync();
                    dead.SetResult();
                });
            await using var running = program = await RunningProgram.StartAsync(database.Folder, database.Log, settings);
            started.SetResult();
            if (last) await UntilAsync(async () => !await database.InAsync(d => d.Outbox.AnyAsync(m => m.SentAt == null)));
            else
            {
                await dead.Task.WaitAsync(TimeSpan.FromSeconds(90));
                if ((round + 1) % 25 == 0) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{round + 1} kills, {server.Taken.Count} taken"));
                unknown.AddRange(await database.InAsync(d => d.Outbox.Where(m => m.SendingSince != null).Select(m => m.Id).ToListAsync()));
            }
        }
        var taken = server.Taken.GroupBy(id => Guid.Parse(id[..32])).ToDictionary(g => g.Key, g => g.ToList());
        Assert.Empty(written.Except(taken.Keys));
        Assert.All(taken.Values, ids => Assert.Single(ids.Distinct()));
        var doubled = taken.Where(t => t.Value.Count > 1).ToList();
        Assert.All(doubled, t => Assert.True(t.Value.Count - 1 <= unknown.Count(id => id == t.Key), $"{t.Key} came {t.Value.Count} times"));
        Assert.InRange(doubled.Sum(t => t.Value.Count - 1), 0, rounds);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rounds} kills, {written.Count} mails, {server.Taken.Count} taken, {doubled.Count} of them more than once, 0 lost"));
    }

    private static async Task UntilAsync(Func<Task<bool>> done)
    {
        // Each kill leaves mails behind: after 500 there are more than a thousand.
        for (var waited = 0; waited < 3600 && !await done(); waited++) await Task.Delay(250);
        Assert.True(await done(), "not every mail was sent within a quarter of an hour");
    }

    private static async Task<HandedOver> PrepareAsync()
    {
        await using var host = await TestHost.StartAsync(Db.Sqlite);
        return await HandedOver.FromAsync(await Story.BeginAsync(host));
    }
}
