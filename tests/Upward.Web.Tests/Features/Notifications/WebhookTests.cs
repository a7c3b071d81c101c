using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Notifications;
using Upward.Web.Features.Notifications.Webhooks;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Text;

namespace Upward.Web.Tests.Features.Notifications;

/// <summary>R228, C7: a line in somebody's own chat for what concerns them: once, when they want it, and nothing but the line and a link.</summary>
public sealed class WebhookTests
{
    private const string Form = "form[action='/notifications/webhook']";
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task Each_notice_is_posted_once_as_one_line_and_a_link_and_the_address_is_never_shown(Db db)
    {
        using var chat = new Chat();
        await using var host = await Chat.HostAsync(db);
        var story = await Story.BeginAsync(host);
        await TellAsync(story, story.Paul, "agreement-unsigned", "Before");
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync("/notifications/choose");
        await paul.OpenAsync(paul.Page!.QuerySelector("main a[href$='/notifications/webhook']")!.GetAttribute("href")!);
        await paul.SubmitAsync(Form, ("Address", chat.Address), ("Kind", "Slack"));
        Assert.Equal(HttpStatusCode.OK, paul.Status);
        Assert.Contains("hook.internal", paul.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", paul.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", (await HookAsync(story)).SealedAddress, StringComparison.Ordinal);
        Assert.Equal("Here Upward will tell you when something concerns you. – http://127.0.0.1:5080/notifications", Chat.Text(Assert.Single(chat.Bodies)));

        // What calls a whole channel over there is only text; what is secret has no notice; nobody else has a chat.
        await ComposeAsync(story, story.Paul, "agreement-signed", "<!channel> & co", secret: false);
        await ComposeAsync(story, story.Paul, "agreement-handed-over", "Amina", secret: true);
        await TellAsync(story, story.Amina, "agreement-signed", "For Amina");
        await TellAsync(story, story.Paul, "mediation-answered", "Confidential");
        var read = await TellAsync(story, story.Paul, "buddy-asked", "Seen already");
        await story.InAsync(d => d.Notices.Where(n => n.Id == read).ExecuteUpdateAsync(n => n.SetProperty(x => x.ReadAt, story.Now)));
        Assert.Equal(1, await Chat.PostAsync(story));
        Assert.Equal(0, await Chat.PostAsync(story));
        var notice = await story.InAsync(d => d.Notices.SingleAsync(n => n.PersonId == story.Paul.Id && n.Kind == "agreement-signed"));
        Assert.Equal("<!channel> & co has signed your agreement", notice.Title);
        Assert.Equal($"&lt;!channel&gt; &amp; co has signed your agreement – http://127.0.0.1:5080/notifications/{notice.Id}", Chat.Text(chat.Bodies.Last()));
        Assert.Equal(2, chat.Bodies.Count);

        // Teams: a card whose line is not read as Markdown.
        await paul.OpenAsync("/notifications/webhook");
        await paul.SubmitAsync(Form, ("Address", chat.Address), ("Kind", "Teams"));
        var id = await TellAsync(story, story.Paul, "agreement-signed", "[Click](https://evil.example)\nhere");
        Assert.Equal(1, await Chat.PostAsync(story));
        var card = JsonNode.Parse(chat.Bodies.Last())!;
        Assert.Equal("message", (string?)card["type"]);
        var attachment = Assert.Single(card["attachments"]!.AsArray())!;
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)attachment["contentType"]);
        var block = Assert.Single(attachment["content"]!["body"]!.AsArray())!;
        Assert.Equal(("RichTextBlock", "TextRun", "[Click](https://evil.example) here"), ((string?)block["type"], (string?)block["inlines"]![0]!["type"], (string?)block["inlines"]![0]!["text"]));
        Assert.Equal($"http://127.0.0.1:5080/notifications/{id}", (string?)attachment["content"]!["actions"]![0]!["url"]);

        // Taken away, all of it is gone, and nothing is posted any more.
        await paul.OpenAsync("/notifications/webhook");
        await paul.SubmitAsync("form[action$='handler=Remove']");
        await TellAsync(story, story.Paul, "agreement-signed", "After");
        Assert.Equal(0, await Chat.PostAsync(story));
        Assert.Equal((0, 0), (await story.InAsync(d => d.Webhooks.CountAsync()), await story.InAsync(d => d.WebhookPosts.CountAsync())));
        Assert.Equal(["notice.webhook.removed", "notice.webhook.set", "notice.webhook.set"], (await story.InAsync(d => d.AuditEntries.Where(a => a.Action.StartsWith("notice.webhook")).Select(a => a.Action).ToListAsync())).Order());
    }

    [Theory, BothDatabases]
    public async Task Four_nodes_at_the_same_lines_post_each_once(Db db)
    {
        using var chat = new Chat();
        await using var host = await Chat.HostAsync(db);
        var story = await Story.BeginAsync(host);
        await SetAsync(story, story.Paul, chat);
        foreach (var line in new[] { "One", "Two", "Three" }) await TellAsync(story, story.Paul, "agreement-signed", line);
        var posted = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Chat.PostAsync(story)));
        Assert.Equal(3, posted.Sum() + await Chat.PostAsync(story));
        Assert.Equal(["One", "Three", "Two"], chat.Bodies.Skip(1).Select(b => Chat.Text(b).Split(' ')[0]).Order());
    }

    [Theory, BothDatabases]
    public async Task A_chat_that_fails_is_tried_later_and_later_and_then_turned_off_with_a_word(Db db)
    {
        using var chat = new Chat();
        await using var host = await Chat.HostAsync(db);
        var story = await Story.BeginAsync(host);
        await SetAsync(story, story.Paul, chat);
        foreach (var line in new[] { "One", "Two" }) await TellAsync(story, story.Paul, "agreement-signed", line);
        chat.Status = "503 Service Unavailable";
        Assert.Equal(0, await Chat.PostAsync(story));
        var tries = 1;
        foreach (var minutes in new[] { 1, 10, 60, 360 })
        {
            // One line was tried; the other waits with it.
            Assert.Equal(1 + tries, chat.Bodies.Count);
            var hook = await HookAsync(story);
            Assert.Equal((tries, "outgoing.problem.status", (DateTimeOffset?)null), (hook.FailedInARow, hook.Problem, hook.OffSince));
            host.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(5));
            await Chat.PostAsync(story);
            Assert.Equal(1 + tries, chat.Bodies.Count);
            host.Clock.Advance(TimeSpan.FromSeconds(6));
            await Chat.PostAsync(story);
            tries++;
        }
        Assert.Equal(6, chat.Bodies.Count);
        Assert.NotNull((await HookAsync(story)).OffSince);
        await Chat.PostAsync(story);
        Assert.Equal(6, chat.Bodies.Count);
        Assert.Equal(story.Paul.Id, Assert.Single(await story.MailsAsync(), m => m.Kind == "webhook-off").PersonId);
        host.Clock.Advance(TimeSpan.FromSeconds(61));
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync("/notifications/webhook");
        Assert.Contains("Nothing has been posted since", paul.Body, StringComparison.Ordinal);

        // Named anew, what waited for less than a day comes, and the word about the end does not.
        chat.Status = "200 OK";
        await paul.SubmitAsync(Form, ("Address", chat.Address), ("Kind", "Slack"));
        Assert.DoesNotContain("Nothing has been posted since", paul.Body, StringComparison.Ordinal);
        Assert.Equal(2, await Chat.PostAsync(story));
        Assert.Equal(0, (await HookAsync(story)).FailedInARow);

        // What was taken away over there is not tried again.
        await TellAsync(story, story.Paul, "agreement-signed", "Three");
        chat.Status = "410 Gone";
        Assert.Equal(0, await Chat.PostAsync(story));
        Assert.NotNull((await HookAsync(story)).OffSince);
        Assert.Equal(2, (await story.MailsAsync()).Count(m => m.Kind == "webhook-off"));
    }

    [Theory, BothDatabases]
    public async Task An_address_that_is_none_of_a_chat_is_refused_with_what_was_typed_and_nothing_is_kept(Db db)
    {
        using var chat = new Chat { Status = "403 Forbidden" };
        await using var host = await Chat.HostAsync(db);
        var story = await Story.BeginAsync(host);
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync("/notifications/webhook");
        foreach (var (typed, kind, because) in new[]
        {
            ("", "", "Write the address."), ("my chat", "", "That is no web address."), ("http://hooks.slack.com/services/a", "", "Only addresses that begin with https://"),
            ("https://example.org/hook", "Slack", "This is no address of Slack"), ("https://hooks.slack.com.example.org/a", "Slack", "This is no address of Slack"), ("https://127.0.0.1/a", "Slack", "inside a network that is not public"),
            // In this test every name leads to this machine.
            ("https://hooks.slack.com/services/a", "", "The name leads into a network that is not public"), ("https://house.webhook.office.com/a", "", "The name leads into a network that is not public"),
            (chat.Address, "", "Say whether this address"), (chat.Address, "Slack", "The address answered with a refusal."),
        })
        {
            await paul.SubmitAsync(Form, ("Address", typed), ("Kind", kind));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, paul.Status);
            Assert.Contains(because, paul.Body, StringComparison.Ordinal);
            Assert.Equal(typed, paul.Page!.QuerySelector("[name='Address']")!.GetAttribute("value") ?? "");
        }
        Assert.Single(chat.Bodies);
        Assert.Equal(0, await story.InAsync(d => d.Webhooks.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Nobody_else_sees_or_takes_away_somebodys_chat(Db db)
    {
        using var chat = new Chat();
        await using var host = await Chat.HostAsync(db);
        var story = await Story.BeginAsync(host);
        await SetAsync(story, story.Paul, chat);
        foreach (var other in new[] { story.Amina, story.Ada, story.Petra, story.Olga, story.Otto })
        {
            var browser = await story.AsAsync(other);
            await browser.OpenAsync("/notifications/webhook");
            Assert.Equal(HttpStatusCode.OK, browser.Status);
            Assert.DoesNotContain("hook.internal", browser.Body, StringComparison.Ordinal);
            Assert.Null(browser.Page!.QuerySelector("form[action$='handler=Remove']"));
            Assert.True((await story.RunAsAsync<OwnWebhook, Outcome>(other, o => o.RemoveAsync(None))).Succeeded);
            await TellAsync(story, other, "agreement-signed", "Not Paul's");
        }
        Assert.Equal(0, await Chat.PostAsync(story));
        Assert.Single(chat.Bodies);
        Assert.Equal(story.Paul.Id, (await HookAsync(story)).PersonId);
        var nobody = host.NewBrowser();
        await nobody.OpenAsync("/notifications/webhook");
        Assert.StartsWith("/sign-in", nobody.Path, StringComparison.Ordinal);
        // Who has left is not written to.
        await TellAsync(story, story.Paul, "agreement-signed", "Gone");
        await story.InAsync(d => d.People.Where(p => p.Id == story.Paul.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.LeftAt, story.Now)));
        Assert.Equal(0, await Chat.PostAsync(story));
        Assert.Single(chat.Bodies);
    }

    [Theory, BothDatabases]
    public async Task What_is_off_is_not_posted_and_what_waits_as_mail_waits_here(Db db)
    {
        using var chat = new Chat();
        await using var host = await Chat.HostAsync(db);
        var story = await Story.BeginAsync(host);
        await SetAsync(story, story.Paul, chat);
        Task<Outcome> ChooseAsync(Delivery agreement) => story.RunAsAsync<ChooseDelivery, Outcome>(story.Paul, c => c.ExecuteAsync(new Dictionary<string, Delivery> { ["agreement"] = agreement, ["messages"] = Delivery.Daily }, null, null, None));
        Assert.True((await ChooseAsync(Delivery.Off)).Succeeded);
        var off = await TellAsync(story, story.Paul, "agreement-signed", "Off");
        var daily = await TellAsync(story, story.Paul, "message-waiting", "Daily");
        var old = await TellAsync(story, story.Paul, "message-waiting", "Old");
        await TellAsync(story, story.Paul, "buddy-asked", "Must");
        Assert.Equal(1, await Chat.PostAsync(story));
        Assert.StartsWith("Must", Chat.Text(chat.Bodies.Last()), StringComparison.Ordinal);
        // Turned on again, what came meanwhile does not follow.
        Assert.True((await ChooseAsync(Delivery.AtOnce)).Succeeded);
        Assert.Equal(0, await Chat.PostAsync(story));
        Assert.NotNull((await story.InAsync(d => d.WebhookPosts.AsNoTracking().SingleAsync(p => p.NoticeId == off))).LeftOutAt);
        var zone = await story.InAsync(async d => (await d.ReachableAsync(story.Paul.Id, None))!.Zone);
        Assert.Equal(DeliveryWishes.NextMorning(Delivery.Daily, zone, story.Now), (await story.InAsync(d => d.WebhookPosts.AsNoTracking().SingleAsync(p => p.NoticeId == daily))).DueAt);
        // Morning comes for one; the other has waited for more than a day.
        foreach (var (id, due) in new[] { (daily, story.Now), (old, story.Now.AddHours(-25)) })
            await story.InAsync(d => d.WebhookPosts.Where(p => p.NoticeId == id).ExecuteUpdateAsync(p => p.SetProperty(x => x.DueAt, due).SetProperty(x => x.NextTryAt, due)));
        Assert.Equal(1, await Chat.PostAsync(story));
        Assert.StartsWith("Daily", Chat.Text(chat.Bodies.Last()), StringComparison.Ordinal);
        Assert.NotNull((await story.InAsync(d => d.WebhookPosts.AsNoTracking().SingleAsync(p => p.NoticeId == old))).LeftOutAt);
        Assert.Equal(3, chat.Bodies.Count);
    }

    [Theory]
    [InlineData("hooks.slack.com", WebhookKind.Slack)]
    [InlineData("house.webhook.office.com", WebhookKind.Teams)]
    [InlineData("prod-1.westeurope.logic.azure.com", WebhookKind.Teams)]
    [InlineData("a.b.api.powerplatform.com", WebhookKind.Teams)]
    [InlineData("slack.com", null)]
    [InlineData("evil-hooks.slack.com", null)]
    [InlineData("evilpowerplatform.com", null)]
    [InlineData("house.webhook.office.com.example.org", null)]
    public void A_host_says_what_it_takes(string host, WebhookKind? kind) => Assert.Equal(kind, WebhookLine.KindOf(host));

    [Theory]
    // Summer time ends on 25 October 2026 and begins on 28 March 2027 in Stockholm.
    [InlineData(Delivery.Daily, "2026-10-24T07:00:00Z", "2026-10-25T07:00:00Z")]
    [InlineData(Delivery.Daily, "2026-10-25T06:59:00Z", "2026-10-25T07:00:00Z")]
    [InlineData(Delivery.Daily, "2026-10-25T07:00:00Z", "2026-10-26T07:00:00Z")]
    [InlineData(Delivery.Daily, "2027-03-27T07:30:00Z", "2027-03-28T06:00:00Z")]
    [InlineData(Delivery.Weekly, "2026-10-25T07:00:00Z", "2026-10-26T07:00:00Z")]
    [InlineData(Delivery.Weekly, "2026-10-26T06:30:00Z", "2026-10-26T07:00:00Z")]
    [InlineData(Delivery.Weekly, "2026-10-26T07:00:00Z", "2026-11-02T07:00:00Z")]
    public void The_next_morning_is_the_readers(Delivery rhythm, string now, string morning) =>
        Assert.Equal(At(morning), DeliveryWishes.NextMorning(rhythm, ReaderZone.FirstOf("Europe/Stockholm"), At(now)));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static async Task SetAsync(Story story, Person who, Chat chat) =>
        Assert.True((await story.RunAsAsync<OwnWebhook, Outcome>(who, o => o.SetAsync(chat.Address, WebhookKind.Slack, None))).Succeeded);

    private static Task<Webhook> HookAsync(Story story) => story.InAsync(d => d.Webhooks.AsNoTracking().SingleAsync());

    /// <summary>A notice with a line of the test's own.</summary>
    private static async Task<Guid> TellAsync(Story story, Person who, string kind, string line)
    {
        var notice = Notice.Of(OutboxMail.To(who.OrganisationId, who.Id, who.Email, who.CallName, kind, $"{kind}:{Guid.NewGuid():N}", line, "", "", story.Now), who.Id, "/my/profile");
        await story.InAsync(who.OrganisationId, async d =>
        {
            d.Notices.Add(notice);
            await d.SaveChangesAsync();
        });
        return notice.Id;
    }

    /// <summary>The way that every mail goes.</summary>
    private static async Task ComposeAsync(Story story, Person who, string kind, string partner, bool secret)
    {
        await using var scope = story.Host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OrganisationScope>().Use(story.OrganisationId);
        var (db, mail) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<MailComposer>());
        mail.Add((await db.ReachableAsync(who.Id, None))!, kind, $"{kind}:{Guid.NewGuid():N}", "http://127.0.0.1:5080/my/profile", secret, ("partner", partner), ("programme", "Fresh Eyes"), ("who", partner));
        await db.SaveChangesAsync();
    }
}
