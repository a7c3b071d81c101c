using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using NodaTime.Extensions;
using Upward.Web.Data;
using Upward.Web.Features.Agreements;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Messages;
using Upward.Web.Features.Notifications;
using Upward.Web.Features.People;
using Upward.Web.Features.Sessions;
using Upward.Web.Features.Sessions.Preparing;
using Upward.Web.Platform;
using Upward.Web.Platform.Mail;
using Upward.Web.Tests.Features.Sessions;

namespace Upward.Web.Tests.Features.Notifications;

/// <summary>G1 G3 G4: every reminder and every digest is written once, whoever else is at it, whenever the clock is changed, and after days off.</summary>
public sealed class OnceTests
{
    private static readonly DateTimeZone Stockholm = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task G1_Four_nodes_at_the_same_reminders_write_each_once(Db db)
    {
        await using var host = await TestHost.StartAsync(db);
        var story = await Story.BeginAsync(host);
        await story.PairAsync();
        await story.InAsync(d => d.Programmes.ExecuteUpdateAsync(p => p.SetProperty(x => x.CadenceDays, 14)));
        await story.RunAsAsync<ChooseDelivery, Outcome>(story.Paul, c => c.ExecuteAsync(new Dictionary<string, Delivery> { ["messages"] = Delivery.Daily }, null, null, None));
        var pair = await story.InAsync(d => d.Mentorships.Select(m => m.Id).SingleAsync());
        await Messages.MessageTests.WriteAsync(story, story.Amina, pair, "Are you there?");
        // Everything is due at once: two weeks without signatures, a rhythm and a quarter without a date, a week without an answer.
        host.Clock.Advance(TimeSpan.FromDays(18));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RemindAsync(story)));
        host.Clock.Advance(TimeSpan.FromDays(1));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RemindAsync(story)));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RemindAsync(story)));
        // Two mornings, a digest each: what was written to Paul, and that he has not answered.
        Assert.Equal([("agreement-unsigned", 2), ("digest", 2), ("message-unanswered", 1), ("message-waiting", 1), ("session-nodate", 2)], (await story.MailsAsync()).GroupBy(m => m.Kind).OrderBy(g => g.Key).Select(g => (g.Key, g.Count())));
    }

    [Fact]
    public async Task G3_The_clock_changes_each_job_starts_twice_and_then_three_days_nothing_runs()
    {
        await using var host = await TestHost.StartAsync(Db.Sqlite);
        // The Friday before summer time begins in Stockholm; four mornings come.
        host.Clock.Advance(new DateTimeOffset(2027, 3, 26, 10, 0, 0, TimeSpan.Zero) - host.Clock.GetUtcNow());
        var story = await Story.BeginAsync(host);
        await story.InAsync(d => d.People.ExecuteUpdateAsync(p => p.SetProperty(x => x.TimeZone, "Europe/Stockholm")));
        await story.RunAsAsync<ChooseDelivery, Outcome>(story.Amina, c => c.ExecuteAsync(new Dictionary<string, Delivery> { ["agreement"] = Delivery.Daily }, null, null, None));
        for (var hour = 0; hour < 96; hour++)
        {
            if (hour % 24 == 0) await TellAsync(story, story.Amina, "agreement-signed");
            await Task.WhenAll(RemindAsync(story), RemindAsync(story));
            host.Clock.Advance(TimeSpan.FromHours(1));
        }
        var mornings = await MorningsAsync(story);
        Assert.Equal(["2027-03-27", "2027-03-28", "2027-03-29", "2027-03-30"], mornings.Select(m => m.Date.ToString("uuuu-MM-dd", null)));
        // At eight, or within the hour that lies between two runs.
        Assert.All(mornings, m => Assert.Equal(8, m.Hour));

        // Three days in which nothing ran: one mail of all that came, not three.
        for (var day = 0; day < 3; day++)
        {
            await TellAsync(story, story.Amina, "agreement-unsigned");
            host.Clock.Advance(TimeSpan.FromDays(1));
        }
        await Task.WhenAll(RemindAsync(story), RemindAsync(story));
        await RemindAsync(story);
        var digest = (await story.MailsAsync()).Where(m => m.Kind == NoticeTopics.Digest).Skip(4).Single();
        Assert.StartsWith("3 ", digest.Subject, StringComparison.Ordinal);
    }

    /// <summary>What is due for longer than it would help is not sent any more; that it was not, an admin sees, once for each.</summary>
    [Theory, BothDatabases]
    public async Task G3_What_was_due_long_ago_is_dropped_and_listed_once(Db db)
    {
        await using var host = await TestHost.StartAsync(db);
        var story = await Story.BeginAsync(host);
        await story.PairAsync();
        var pair = await story.InAsync(d => d.Mentorships.Select(m => m.Id).SingleAsync());
        await Messages.MessageTests.WriteAsync(story, story.Amina, pair, "Are you there?");
        var planned = (await story.PlanAsync(story.Amina, pair, story.In(10))).Value!.FirstId;
        await story.InAsync(async d =>
        {
            d.SessionActions.Add(SessionAction.Add(await d.Sessions.SingleAsync(s => s.Id == planned), "Ask the others", ProgrammeRole.Mentee, story.In(118), story.Paul.Id, story.Now).Value!);
            await d.SaveChangesAsync();
        });
        var before = (await story.MailsAsync()).Count;
        var notices = await story.InAsync(d => d.Notices.CountAsync());
        // Nothing ran for so long; two nodes come back at once, and the jobs go on.
        host.Clock.Advance(TimeSpan.FromDays(121));
        await story.InAsync(d => d.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsAt, story.Now.AddDays(-5)).SetProperty(x => x.EndsAt, story.Now.AddDays(-5).AddHours(1))));
        await Task.WhenAll(RemindAsync(story), RemindAsync(story));
        await RemindAsync(story);
        var late = (await story.MailsAsync()).Where(m => m.TooLateAt is not null).ToList();
        Assert.Equal(before + late.Count, (await story.MailsAsync()).Count);
        Assert.Equal([("action-due", 1), ("agreement-unsigned", 2), ("message-unanswered", 1), ("session-brief", 2)], late.Where(m => m.Kind != "session-nodate").GroupBy(m => m.Kind).OrderBy(g => g.Key).Select(g => (g.Key, g.Count())));
        Assert.All(late, m => Assert.Equal(("", "", true), (m.TextBody, m.HtmlBody, m.CreatedAt < m.TooLateAt)));
        Assert.Equal(notices, await story.InAsync(d => d.Notices.CountAsync()));
        var ada = await story.AsAsync(story.Ada);
        await ada.OpenAsync("/settings/invitations?state=TooLate");
        Assert.Equal(late.Count, ada.Page!.QuerySelectorAll("tbody tr").Length);
        Assert.DoesNotContain("Are you there?", ada.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Ask the others", ada.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task G4_Quiet_hours_are_each_readers_own_also_when_the_clock_changes()
    {
        var post = new Post();
        await using var host = await TestHost.StartAsync(Db.Sqlite, builder =>
        {
            builder.Configuration["Upward:Smtp:Host"] = "mail.example.org";
            builder.Configuration["Upward:Smtp:From"] = "upward@example.org";
        }, replace: services => services.Replace(ServiceDescriptor.Singleton<IMailTransport>(post)));
        post.Clock = host.Clock;
        // Half past midnight in New York, in the night in which summer time begins there; a quarter past eleven in Kathmandu.
        host.Clock.Advance(new DateTimeOffset(2027, 3, 14, 5, 30, 0, TimeSpan.Zero) - host.Clock.GetUtcNow());
        var story = await Story.BeginAsync(host);
        foreach (var (who, zone) in new[] { (story.Amina, "America/New_York"), (story.Paul, "Asia/Kathmandu") })
        {
            await story.InAsync(d => d.People.Where(p => p.Id == who.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.TimeZone, zone)));
            Assert.True((await story.RunAsAsync<ChooseDelivery, Outcome>(who, c => c.ExecuteAsync(new Dictionary<string, Delivery>(), new(22, 0), new(7, 0), None))).Succeeded);
            await TellAsync(story, who, "agreement-signed");
            await TellAsync(story, who, "buddy-asked"); // has to arrive
        }
        for (var quarter = 0; quarter < 28; quarter++)
        {
            await using (var scope = host.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<SendOutbox>().ExecuteAsync(None);
            host.Clock.Advance(TimeSpan.FromMinutes(15));
        }
        var mails = await story.MailsAsync();
        string At(Person who, string kind) => post.Sent.Single(s => s.Id == mails.Single(m => m.PersonId == who.Id && m.Kind == kind).Id).At.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(("05:30", "05:30"), (At(story.Paul, "agreement-signed"), At(story.Paul, "buddy-asked")));
        // Seven in the morning there is eleven in UTC that day, and twelve the day before.
        Assert.Equal(("11:00", "05:30"), (At(story.Amina, "agreement-signed"), At(story.Amina, "buddy-asked")));
        // RFC 8058: one click turns off what can be turned off, and only that.
        Assert.All(post.Sent, s => Assert.Equal(mails.Single(m => m.Id == s.Id).Kind == "agreement-signed", s.Unsubscribe.StartsWith("http", StringComparison.Ordinal)));
    }

    private static async Task RemindAsync(Story story)
    {
        await story.RunAsAsync<RemindOfAgreements, int>(null, r => r.ExecuteAsync(None));
        await story.RunAsAsync<RemindOfSessions, int>(null, r => r.ExecuteAsync(None));
        await story.RunAsAsync<RemindOfMessages, int>(null, r => r.ExecuteAsync(None));
        await story.RunAsAsync<RemindOfActions, int>(null, r => r.ExecuteAsync(None));
        await story.RunAsAsync<SendBriefs, int>(null, r => r.ExecuteAsync(None));
        await story.RunAsAsync<GatherDigests, int>(null, g => g.ExecuteAsync(None));
    }

    private static async Task<List<LocalDateTime>> MorningsAsync(Story story) =>
        [.. (await story.MailsAsync()).Where(m => m.Kind == NoticeTopics.Digest).Select(m => m.CreatedAt.ToInstant().InZone(Stockholm).LocalDateTime)];

    private static async Task TellAsync(Story story, Person who, string kind)
    {
        await using var scope = story.Host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OrganisationScope>().Use(story.OrganisationId);
        var (db, mail) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<MailComposer>());
        var to = (await db.RecipientsAsync(db.People.Where(p => p.Id == who.Id), None))[who.Id];
        mail.Add(to, kind, $"{kind}:{Guid.NewGuid():N}", "http://127.0.0.1:5080/my/profile", secret: false, ("partner", "Paul"), ("programme", "Fresh Eyes"), ("who", "Paul"), ("email", "p@example.org"));
        await db.SaveChangesAsync();
    }

    private sealed class Post : IMailTransport
    {
        public FakeClock Clock { get; set; } = new();
        public List<(Guid Id, DateTimeOffset At, string Unsubscribe)> Sent { get; } = [];

        public Task SendAsync(SmtpSettings server, OutgoingMail mail, CancellationToken ct)
        {
            lock (Sent) Sent.Add((mail.Id, Clock.GetUtcNow(), mail.UnsubscribeLink));
            return Task.CompletedTask;
        }
    }
}
