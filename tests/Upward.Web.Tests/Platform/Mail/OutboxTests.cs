using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Tests.Platform.Mail;

/// <summary>The outbox against a transport that a test can make fail, and two senders at once (trust.md G1, G2).</summary>
public sealed class OutboxTests
{
    [Theory, BothDatabases]
    public async Task A_sent_mail_keeps_no_body(Db db)
    {
        await using var world = await World.StartAsync(db);
        await world.AddAsync("one");

        await world.SendAsync();

        Assert.Single(world.Post.Taken);
        var mail = Assert.Single(await world.Story.MailsAsync());
        Assert.NotNull(mail.SentAt);
        Assert.Equal(("", ""), (mail.TextBody, mail.HtmlBody));
        await world.SendAsync();
        Assert.Single(world.Post.Taken);
    }

    [Theory, BothDatabases]
    public async Task A_busy_server_is_asked_again_later_and_not_at_once(Db db)
    {
        await using var world = await World.StartAsync(db);
        await world.AddAsync("one");
        world.Post.Answer = _ => new MailFailedException("451 busy");

        await world.SendAsync();
        await world.SendAsync();
        Assert.Equal(1, world.Post.Tries);
        world.Post.Answer = null;
        world.Story.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.SendAsync();

        Assert.Single(world.Post.Taken);
        Assert.Equal("", Assert.Single(await world.Story.MailsAsync()).LastError);
    }

    [Theory, BothDatabases]
    public async Task A_refused_recipient_bounces_and_can_be_tried_again_by_an_admin(Db db)
    {
        await using var world = await World.StartAsync(db);
        var id = await world.AddAsync("one");
        world.Post.Answer = _ => new MailRefusedException("550 no such mailbox");
        await world.SendAsync();
        Assert.NotNull(Assert.Single(await world.Story.MailsAsync()).BouncedAt);

        Assert.True((await world.Story.RunAsAsync<LookAfterOutbox, Outcome>(world.Story.Petra, o => o.TryAgainAsync(id, CancellationToken.None))).IsNotFound);
        Assert.True((await world.Story.RunAsAsync<LookAfterOutbox, Outcome>(world.Story.Otto, o => o.TryAgainAsync(id, CancellationToken.None))).IsNotFound);
        world.Post.Answer = null;
        Assert.True((await world.Story.RunAsAsync<LookAfterOutbox, Outcome>(world.Story.Ada, o => o.TryAgainAsync(id, CancellationToken.None))).Succeeded);
        await world.SendAsync();

        Assert.Single(world.Post.Taken);
    }

    [Theory, BothDatabases]
    public async Task After_eight_tries_it_is_given_up_with_the_last_answer(Db db)
    {
        await using var world = await World.StartAsync(db);
        await world.AddAsync("one");
        world.Post.Answer = _ => new MailFailedException("421 not now");

        for (var i = 0; i < 10; i++)
        {
            await world.SendAsync();
            world.Story.Host.Clock.Advance(TimeSpan.FromHours(3));
        }

        Assert.Equal(8, world.Post.Tries);
        var mail = Assert.Single(await world.Story.MailsAsync());
        Assert.Equal("421 not now", mail.LastError);
        Assert.NotNull(mail.GivenUpAt);
        Assert.Null(mail.BouncedAt);
    }

    [Theory, BothDatabases]
    public async Task A_crash_between_accept_and_commit_sends_once_more_after_a_pause_with_the_same_id(Db db)
    {
        await using var world = await World.StartAsync(db);
        await world.AddAsync("one");
        world.Post.AfterTaking = () => throw new InvalidOperationException("the process dies here");
        await Assert.ThrowsAsync<InvalidOperationException>(() => world.SendAsync());
        world.Post.AfterTaking = null;

        await world.SendAsync();
        Assert.Single(world.Post.Taken);
        world.Story.Host.Clock.Advance(TimeSpan.FromMinutes(6));
        await world.SendAsync();

        Assert.Equal(2, world.Post.Taken.Count);
        Assert.Single(world.Post.Taken.Select(m => m.Id).Distinct());
    }

    [Theory, BothDatabases]
    public async Task Two_senders_at_once_send_each_mail_once(Db db)
    {
        await using var world = await World.StartAsync(db);
        for (var i = 0; i < 20; i++) await world.AddAsync("mail " + i);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.SendAsync()));
        await world.SendAsync();

        Assert.Equal(20, world.Post.Taken.Count);
        Assert.Equal(20, world.Post.Taken.Select(m => m.Id).Distinct().Count());
    }

    [Theory, BothDatabases]
    public async Task Without_a_server_an_admin_reads_a_mail_and_hands_it_over_but_never_a_secret_one(Db db)
    {
        await using var host = await TestHost.StartAsync(db);
        var story = await Story.BeginAsync(host);
        var plain = await AddAsync(story, "come in", secret: false);
        var secret = await AddAsync(story, "reset", secret: true);
        var browser = await story.AsAsync(story.Ada);

        await browser.OpenAsync($"/settings/invitations/{secret}");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, browser.Status);
        await browser.OpenAsync("/settings/invitations");
        Assert.DoesNotContain("body of reset", browser.Body, StringComparison.Ordinal);
        await browser.OpenAsync($"/settings/invitations/{plain}");
        Assert.Contains("body of come in", browser.Body, StringComparison.Ordinal);
        await browser.SubmitAsync("main form");

        var mails = await story.MailsAsync();
        Assert.NotNull(mails.Single(m => m.Id == plain).HandedOverAt);
        Assert.Equal("", mails.Single(m => m.Id == plain).TextBody);
        Assert.True((await story.RunAsAsync<LookAfterOutbox, Outcome>(story.Ada, o => o.HandOverAsync(secret, CancellationToken.None))).IsNotFound);
        Assert.Contains("mail.read", await story.InAsync(d => d.AuditEntries.Select(e => e.Action).ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_secret_mail_that_waited_for_an_hour_is_dropped_with_its_text(Db db)
    {
        await using var host = await TestHost.StartAsync(db);
        var story = await Story.BeginAsync(host);
        await AddAsync(story, "reset", secret: true);
        // A link that lives for weeks may wait for a mail server that is away for a night.
        var weeks = await AddAsync(story, "recommend", secret: true);
        await story.InAsync(d => d.Outbox.Where(m => m.Id == weeks).ExecuteUpdateAsync(m => m.SetProperty(x => x.NotAfter, story.Now.AddDays(21))));
        host.Clock.Advance(TimeSpan.FromMinutes(61));

        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SendOutbox>().ExecuteAsync(CancellationToken.None);

        Assert.Equal(["body of recommend"], (await story.MailsAsync()).Select(m => m.TextBody).Where(t => t.Length > 0));
    }

    [Theory, BothDatabases]
    public Task G2_A_reset_link_waits_for_one_mail_and_not_for_the_crowd(Db db) => OneAmongManyAsync(db, 120);

    [Theory, BothDatabases, Trait("Category", "Long"), Trait("Id", "mail-crowd")]
    public Task G2_A_reset_link_waits_for_one_mail_and_not_for_10_000(Db db) => OneAmongManyAsync(db, 10_000);

    [Fact]
    public async Task G2_Which_mail_is_next_is_read_off_its_index_and_not_out_of_all_that_was_ever_sent()
    {
        await using var world = await World.StartAsync(Db.Sqlite);
        await using var services = world.Story.Host.Services.CreateAsyncScope();
        using var everywhere = services.ServiceProvider.GetRequiredService<OrganisationScope>().UseInstallation();
        var db = services.ServiceProvider.GetRequiredService<AppDb>();
        await db.Database.OpenConnectionAsync();
        await using var plan = services.ServiceProvider.GetRequiredService<SendOutbox>().Next().Take(1).CreateDbCommand();
        plan.CommandText = "EXPLAIN QUERY PLAN " + plan.CommandText;

        var steps = new List<string>();
        await using (var lines = await plan.ExecuteReaderAsync())
            while (await lines.ReadAsync()) steps.Add(lines.GetString(3));

        Assert.Contains("IX_Outbox_Urgency_NextAttemptAt", Assert.Single(steps), StringComparison.Ordinal);
    }

    /// <summary>A crowd waits; while it goes out somebody asks for a link, and somebody is invited.</summary>
    private static async Task OneAmongManyAsync(Db db, int crowd)
    {
        await using var world = await World.StartAsync(db);
        await world.Story.InAsync(async d =>
        {
            d.Outbox.AddRange(Enumerable.Range(0, crowd).Select(n => OutboxMail.To(d.OrganisationId, null, $"person{n}@example.org", "Person", "digest", $"digest:{n}", $"One of many {n}", "Text", "<p>Text</p>", world.Story.Now.AddMilliseconds(n - crowd)).LetOthersPass()));
            await d.SaveChangesAsync();
        });
        world.Post.AfterEach = async n =>
        {
            if (n != 10) return;
            await world.AddAsync("usual");
            await OutboxTests.AddAsync(world.Story, "reset", secret: true);
        };

        for (var left = crowd + 2; left > 0; left -= 500) Assert.Equal(Math.Min(left, 500), await world.SendAsync());

        var subjects = world.Post.Taken.ConvertAll(m => m.Subject);
        Assert.Equal(["reset", "usual"], subjects[10..12]);
        Assert.Equal(Enumerable.Range(0, crowd).Select(n => $"One of many {n}"), subjects.Except(["reset", "usual"]));
        Assert.Equal(crowd + 2, subjects.Count);
        Assert.Equal(0, await world.SendAsync());
    }

    [Theory, BothDatabases]
    public async Task G2_A_server_that_is_away_is_asked_once_a_minute_and_costs_no_mail_its_tries(Db db)
    {
        await using var world = await World.StartAsync(db);
        foreach (var n in Enumerable.Range(0, 12)) await world.AddAsync($"mail {n}");
        world.Post.Answer = _ => new MailFailedException(MailTrouble.Unreachable, "connection refused", new IOException());

        // An hour in which the job looks twice a minute.
        for (var half = 0; half < 120; half++)
        {
            await world.SendAsync();
            world.Story.Host.Clock.Advance(TimeSpan.FromSeconds(30.5));
        }
        Assert.InRange(world.Post.Tries, 58, 62);
        Assert.All(await world.Story.MailsAsync(), m => Assert.Equal((0, true), (m.Attempts, m.IsWaiting)));
        Assert.Contains(await world.Story.MailsAsync(), m => m.LastError == "connection refused");
        // Whoever asks for something now has it tried at once.
        var before = world.Post.Tries;
        world.Story.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        await world.SendAsync();
        await world.AddAsync("new");
        await world.SendAsync();
        Assert.Equal(before + 2, world.Post.Tries);

        // The server is back.
        world.Post.Answer = null;
        world.Story.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(13, await world.SendAsync());

        // After three days it is no use to go on in silence: it stands in the list of what was given up.
        await world.AddAsync("last");
        world.Post.Answer = _ => new MailFailedException(MailTrouble.Credentials, "535 no", new IOException());
        for (var hour = 0; hour < 75; hour++)
        {
            await world.SendAsync();
            world.Story.Host.Clock.Advance(TimeSpan.FromHours(1));
        }
        var last = (await world.Story.MailsAsync()).Single(m => m.Subject == "last");
        Assert.Equal((false, "535 no"), (last.IsWaiting, last.LastError));
        Assert.Null(last.BouncedAt);
        Assert.NotEqual("", last.TextBody);
    }

    [Theory, BothDatabases]
    public async Task G2_One_mail_that_makes_the_server_hang_up_or_slow_does_not_hold_up_the_others(Db db)
    {
        await using var world = await World.StartAsync(db);
        var (bad, slow) = (await world.AddAsync("bad"), await world.AddAsync("slow"));
        foreach (var n in Enumerable.Range(0, 5)) await world.AddAsync($"mail {n}");
        world.Post.Answer = m => m.Id == bad ? new MailFailedException(MailTrouble.Other, "hung up", new IOException()) : m.Id == slow ? new MailFailedException(MailTrouble.Slow, "no answer", new IOException()) : null;

        await world.SendAsync();

        Assert.Equal(5, world.Post.Taken.Count);
        Assert.All((await world.Story.MailsAsync()).Where(m => m.Id == bad || m.Id == slow), m => Assert.Equal((1, true), (m.Attempts, m.IsWaiting)));
    }

    [Theory, BothDatabases]
    public async Task G3_What_would_only_puzzle_by_now_is_not_sent_and_listed_for_an_admin(Db db)
    {
        await using var world = await World.StartAsync(db);
        var story = world.Story;
        var ada = await story.AsAsync(story.Ada);
        await ada.OpenAsync("/settings/invitations?state=TooLate");
        Assert.Contains("No reminder came too late", ada.Body, StringComparison.Ordinal);
        await story.InAsync(async d =>
        {
            d.Outbox.Add(OutboxMail.To(d.OrganisationId, story.Paul.Id, story.Paul.Email, story.Paul.Name, "session-brief", "late", "Tomorrow with Amina", "secret words", "<p>secret words</p>", story.Now).Until(story.Now.AddHours(26)));
            await d.SaveChangesAsync();
        });
        world.Post.Answer = _ => new MailFailedException(MailTrouble.Unreachable, "connection refused", new IOException());
        await world.SendAsync();
        world.Story.Host.Clock.Advance(TimeSpan.FromHours(27));
        world.Post.Answer = null;
        await world.SendAsync();
        await world.SendAsync();

        Assert.Empty(world.Post.Taken);
        var mail = Assert.Single(await story.MailsAsync());
        Assert.Equal(("", false), (mail.TextBody, mail.IsWaiting));
        ada = await story.AsAsync(story.Ada);
        await ada.OpenAsync("/settings/invitations?state=TooLate");
        var line = Assert.Single(ada.Page!.QuerySelectorAll("tbody tr"));
        Assert.Contains("Tomorrow with Amina", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("was due", line.TextContent, StringComparison.Ordinal);
        Assert.Empty(line.QuerySelectorAll("form, a.btn"));
        Assert.Equal("1", ada.Page.QuerySelector("a[href$='state=TooLate'] .n")?.TextContent.Trim());
        // Nothing failed that somebody could mend, and nothing waits.
        await ada.OpenAsync("/settings/invitations?state=GivenUp");
        Assert.Contains("Nothing was given up", ada.Body, StringComparison.Ordinal);
        Assert.Equal("outbox.refused.purged", Assert.Single((await story.RunAsAsync<LookAfterOutbox, Outcome>(story.Ada, o => o.TryAgainAsync(mail.Id, CancellationToken.None))).Refusals).Message.Key);
        foreach (var outsider in new[] { story.Petra, story.Paul, story.Otto })
        {
            var browser = await story.AsAsync(outsider);
            await browser.OpenAsync("/settings/invitations?state=TooLate");
            Assert.DoesNotContain("Tomorrow with Amina", browser.Body, StringComparison.Ordinal);
            Assert.True((await story.RunAsAsync<LookAfterOutbox, Outcome>(outsider, o => o.TryAgainAsync(mail.Id, CancellationToken.None))).IsNotFound);
        }
    }

    private static async Task<Guid> AddAsync(Story story, string subject, bool secret)
    {
        var id = Guid.Empty;
        await story.InAsync(async d =>
        {
            var mail = OutboxMail.To(d.OrganisationId, story.Olga.Id, story.Olga.Email, story.Olga.Name, "test", Guid.NewGuid().ToString(), subject, "body of " + subject, "<p>body of " + subject + "</p>", story.Now, secret);
            d.Outbox.Add(mail);
            await d.SaveChangesAsync();
            id = mail.Id;
        });
        return id;
    }

    private sealed class World(TestHost host, Story story, Post post) : IAsyncDisposable
    {
        public Story Story => story;
        public Post Post => post;

        public static async Task<World> StartAsync(Db db)
        {
            var post = new Post();
            var host = await TestHost.StartAsync(db, builder =>
            {
                builder.Configuration["Upward:Smtp:Host"] = "mail.example.org";
                builder.Configuration["Upward:Smtp:From"] = "upward@example.org";
            }, replace: services => services.Replace(ServiceDescriptor.Singleton<IMailTransport>(post)));
            return new(host, await Story.BeginAsync(host), post);
        }

        public Task<Guid> AddAsync(string subject) => OutboxTests.AddAsync(story, subject, secret: false);

        public async Task<int> SendAsync()
        {
            await using var scope = host.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<SendOutbox>().ExecuteAsync(CancellationToken.None);
        }

        public ValueTask DisposeAsync() => host.DisposeAsync();
    }

    private sealed class Post : IMailTransport
    {
        private readonly Lock _lock = new();
        private int _tries;

        public List<OutgoingMail> Taken { get; } = [];
        public int Tries => _tries;
        public Func<OutgoingMail, Exception?>? Answer { get; set; }
        public Action? AfterTaking { get; set; }
        /// <summary>With how many were taken so far.</summary>
        public Func<int, Task>? AfterEach { get; set; }

        public async Task SendAsync(SmtpSettings server, OutgoingMail mail, CancellationToken ct)
        {
            Interlocked.Increment(ref _tries);
            await Task.Yield();
            if (Answer?.Invoke(mail) is { } error) throw error;
            lock (_lock) Taken.Add(mail);
            AfterTaking?.Invoke();
            if (AfterEach is { } each) await each(Taken.Count);
        }
    }
}
