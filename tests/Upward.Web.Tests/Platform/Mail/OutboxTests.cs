using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
        host.Clock.Advance(TimeSpan.FromMinutes(61));

        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SendOutbox>().ExecuteAsync(CancellationToken.None);

        Assert.Equal("", Assert.Single(await story.MailsAsync()).TextBody);
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

        public async Task SendAsync()
        {
            await using var scope = host.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SendOutbox>().ExecuteAsync(CancellationToken.None);
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

        public async Task SendAsync(SmtpSettings server, OutgoingMail mail, CancellationToken ct)
        {
            Interlocked.Increment(ref _tries);
            await Task.Delay(5, ct);
            if (Answer?.Invoke(mail) is { } error) throw error;
            lock (_lock) Taken.Add(mail);
            AfterTaking?.Invoke();
        }
    }
}
