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
        var folder = Directory.CreateTempSubdirectory("upward-mail-crash-").FullName;
        var organisation = await PrepareAsync(folder);
        var services = new ServiceCollection().AddLogging();
        services.AddAppDb(DatabaseChoice.From(new UpwardSettings { DataFolder = folder }));
        await using var database = services.BuildServiceProvider();
        async Task<T> InAsync<T>(Func<AppDb, Task<T>> work)
        {
            await using var scope = database.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<OrganisationScope>().Use(organisation);
            return await work(scope.ServiceProvider.GetRequiredService<AppDb>());
        }
        Dictionary<string, string> settings = new()
        {
            ["UPWARD__SMTP__HOST"] = "127.0.0.1", ["UPWARD__SMTP__PORT"] = server.Port.ToString(CultureInfo.InvariantCulture), ["UPWARD__SMTP__FROM"] = "upward@example.test", ["UPWARD__SMTP__STARTTLS"] = "false",
        };
        Moment[] moments = [Moment.BeforeItIsTaken, Moment.BeforeItIsAnswered, Moment.AfterItIsAnswered];
        var (written, unknown) = (new List<Guid>(), new List<Guid>());
        try
        {
            for (var round = 0; round <= rounds; round++)
            {
                var now = TimeProvider.System.GetUtcNow();
                // What was left as "maybe" is old enough to be tried once more; and three new ones.
                await InAsync(d => d.Outbox.Where(m => m.SendingSince != null).ExecuteUpdateAsync(s => s.SetProperty(m => m.SendingSince, now.AddMinutes(-6))));
                written.AddRange(await InAsync(async d =>
                {
                    var mails = Enumerable.Range(0, 3).Select(n => OutboxMail.To(organisation, null, $"person{n}@example.test", "Person", "test", $"kill:{round}:{n}", "Hello", "Text", "<p>Text</p>", now)).ToList();
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
                await using var running = program = await RunningProgram.StartAsync(folder, Path.Combine(folder, "program.log"), settings);
                started.SetResult();
                if (last) await UntilAsync(async () => !await InAsync(d => d.Outbox.AnyAsync(m => m.SentAt == null)));
                else
                {
                    await dead.Task.WaitAsync(TimeSpan.FromSeconds(90));
                    if ((round + 1) % 25 == 0) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{round + 1} kills, {server.Taken.Count} taken"));
                    unknown.AddRange(await InAsync(d => d.Outbox.Where(m => m.SendingSince != null).Select(m => m.Id).ToListAsync()));
                }
            }
        }
        finally
        {
            server.Dispose();
            await database.DisposeAsync();
            Directory.Delete(folder, recursive: true);
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

    /// <summary>Made by the product's own code; then the processes that are killed take the folder over.</summary>
    private static async Task<Guid> PrepareAsync(string folder)
    {
        await using var host = await TestHost.StartAsync(Db.Sqlite);
        var story = await Story.BeginAsync(host);
        await story.InAsync(async db =>
        {
            db.InstallationSettings.Add(new InstallationSetting(SettingKeys.SetUpFinished, "yes"));
            await db.SaveChangesAsync();
        });
        await host.App.StopAsync();
        foreach (var file in Directory.GetFiles(host.Folder, "upward.db*")) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return story.OrganisationId;
    }
}
