using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Notifications;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Text;

namespace Upward.Web.Tests.Features.Notifications;

/// <summary>R228: what concerns somebody stands in their centre; by mail it comes how and when they chose.</summary>
public sealed class NotificationTests(Hosts hosts)
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task A_mail_stands_in_its_readers_centre_until_its_page_is_seen(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await TellAsync(story, story.Amina, "agreement-unsigned", "/my/training");
        await TellAsync(story, story.Amina, "agreement-signed", "/my/talent");
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync("/proposals");
        Assert.Equal("Notifications, 2 new", amina.Page!.QuerySelector(".bell")!.GetAttribute("aria-label"));
        await amina.OpenAsync("/notifications");
        Assert.Equal(2, amina.Page!.QuerySelectorAll(".notice-list .unread").Length);
        await amina.OpenAsync(amina.Page.QuerySelector(".notice-list .unread a")!.GetAttribute("href")!);
        Assert.Equal("/my/talent", amina.Path);
        // On the page itself the other one is seen too.
        await amina.OpenAsync("/my/training");
        await amina.OpenAsync("/proposals");
        Assert.Equal("Notifications", amina.Page!.QuerySelector(".bell")!.GetAttribute("aria-label"));
        await TellAsync(story, story.Amina, "agreement-unsigned", "/my/training");
        await amina.OpenAsync("/notifications");
        await amina.SubmitAsync("form[action$='handler=Read']");
        Assert.Empty(await story.InAsync(d => d.Notices.Where(n => n.ReadAt == null).ToListAsync()));
        // Nobody else's.
        var notice = await story.InAsync(d => d.Notices.Select(n => n.Id).FirstAsync());
        foreach (var other in new[] { story.Paul, story.Ada, story.Otto })
        {
            var browser = await story.AsAsync(other);
            await browser.OpenAsync("/notifications");
            Assert.Empty(browser.Page!.QuerySelectorAll(".notice-list li"));
            await browser.OpenAsync($"/notifications/{notice}");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }
    }

    [Theory, BothDatabases]
    public async Task Secret_links_and_doors_for_strangers_do_not_stand_in_the_centre(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await TellAsync(story, story.Amina, "agreement-unsigned", "/welcome/secret-token");
        await TellAsync(story, story.Amina, "agreement-signed", "/proposals", secret: true);
        var notice = Assert.Single(await story.InAsync(d => d.Notices.ToListAsync()));
        Assert.Equal("", notice.Path);
    }

    [Theory, BothDatabases]
    public async Task What_is_turned_off_stays_in_the_centre_and_what_must_arrive_arrives(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync("/notifications/choose");
        await amina.SubmitAsync("main form", ("chosen[agreement]", "Off"), ("chosen[messages]", "Daily"));
        await TellAsync(story, story.Amina, "agreement-signed", "/my/profile");
        await TellAsync(story, story.Amina, "buddy-asked", "/my/profile");
        var mails = await story.MailsAsync();
        var (off, must) = (mails.Single(m => m.Kind == "agreement-signed"), mails.Single(m => m.Kind == "buddy-asked"));
        Assert.Equal((Delivery.Off, "", false), (off.Delivery, off.TextBody, off.IsWaiting));
        Assert.Equal((Delivery.AtOnce, "", true), (must.Delivery, must.UnsubscribeLink, must.IsWaiting));
        Assert.Equal(2, await story.InAsync(d => d.Notices.CountAsync(n => n.PersonId == story.Amina.Id)));
        await amina.OpenAsync("/notifications/choose");
        Assert.Equal("Off", amina.Page!.QuerySelector("[name='chosen[agreement]'] option[selected]")!.GetAttribute("value"));
    }

    [Theory, BothDatabases]
    public async Task A_choice_that_cannot_be_is_refused(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var amina = await story.AsAsync(story.Amina);
        async Task<string> RefusedAsync(params (string, string?)[] values)
        {
            await amina.OpenAsync("/notifications/choose");
            await amina.SubmitAsync("main form", values);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, amina.Status);
            return amina.Page!.QuerySelector(".error-summary")!.TextContent;
        }
        Assert.Contains("Say both", await RefusedAsync(("QuietFrom", "22:00")), StringComparison.Ordinal);
        Assert.Contains("another end", await RefusedAsync(("QuietFrom", "22:00"), ("QuietTo", "22:00")), StringComparison.Ordinal);
        Assert.Contains("21:30", await RefusedAsync(("QuietFrom", "soon"), ("QuietTo", "22:00")), StringComparison.Ordinal);
        Assert.Contains("one of the ways", await RefusedAsync(("chosen[account]", "Off")), StringComparison.Ordinal);
        Assert.Empty(await story.InAsync(d => d.DeliveryWishes.ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task One_click_in_the_mail_turns_its_kind_off_without_signing_in(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await TellAsync(story, story.Amina, "agreement-signed", "/my/profile");
        var link = new Uri((await story.MailsAsync()).Single().UnsubscribeLink).AbsolutePath;
        // A scanner that opens every link turns nothing off.
        var nobody = story.Host.NewBrowser();
        await nobody.OpenAsync(link);
        Assert.Equal(HttpStatusCode.OK, nobody.Status);
        Assert.DoesNotContain("Amina", nobody.Body, StringComparison.Ordinal);
        Assert.Empty(await story.InAsync(d => d.DeliveryWishes.ToListAsync()));
        // RFC 8058: the mail program posts exactly this, with no cookie and no token of a form.
        foreach (var _ in new[] { 1, 2 })
        {
            var program = story.Host.NewBrowser();
            await program.SendAsync(HttpMethod.Post, link, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
            Assert.Equal(HttpStatusCode.OK, program.Status);
        }
        var wishes = await story.InAsync(d => d.DeliveryWishes.SingleAsync());
        Assert.Equal((story.Amina.Id, Delivery.Off, Delivery.AtOnce), (wishes.PersonId, wishes.Of("agreement"), wishes.Of("messages")));
        await TellAsync(story, story.Amina, "agreement-unsigned", "/my/profile");
        Assert.False((await story.MailsAsync()).Last().IsWaiting);
        await nobody.OpenAsync("/mail-off/not-ours");
        Assert.Equal(HttpStatusCode.NotFound, nobody.Status);
        await nobody.SendAsync(HttpMethod.Post, link[..^3] + "AAA", new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.NotFound, nobody.Status);
    }

    [Theory, BothDatabases]
    public async Task The_mail_of_the_day_holds_what_is_unread_and_goes_once(Db db)
    {
        await using var host = await TestHost.StartAsync(db);
        var story = await Story.BeginAsync(host);
        await story.RunAsAsync<ChooseDelivery, Outcome>(story.Amina, c => c.ExecuteAsync(new Dictionary<string, Delivery> { ["agreement"] = Delivery.Daily, ["messages"] = Delivery.Weekly }, null, null, None));
        Task<int> GatherAsync() => story.RunAsAsync<GatherDigests, int>(null, g => g.ExecuteAsync(None));
        await TellAsync(story, story.Amina, "agreement-signed", "/my/profile");
        await TellAsync(story, story.Amina, "agreement-unsigned", "/my/talent");
        await TellAsync(story, story.Amina, "message-unanswered", "/pairs");
        await story.InAsync(async d => { (await d.Notices.SingleAsync(n => n.Path == "/my/talent")).Read(story.Now); await d.SaveChangesAsync(); });
        Assert.Equal(0, await GatherAsync());
        host.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(1, await GatherAsync() - (IsAfterMonday(story) ? 1 : 0));
        Assert.Equal(0, await GatherAsync());
        var digest = (await story.MailsAsync()).Single(m => m.Kind == "digest" && m.UniqueKey.Contains("Daily", StringComparison.Ordinal));
        Assert.Contains("/my/profile", digest.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("/my/talent", digest.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("/pairs", digest.TextBody, StringComparison.Ordinal);
        Assert.True(digest.IsWaiting);
        // The week's comes by the next Monday morning.
        host.Clock.Advance(TimeSpan.FromDays(7));
        await GatherAsync();
        Assert.Contains("/pairs", (await story.MailsAsync()).Single(m => m.Kind == "digest" && m.UniqueKey.Contains("Weekly", StringComparison.Ordinal)).TextBody, StringComparison.Ordinal);
        Assert.Equal(0, await GatherAsync());
        // One click in it turns the rhythm off.
        await story.Host.NewBrowser().SendAsync(HttpMethod.Post, new Uri(digest.UnsubscribeLink).AbsolutePath, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
        var wishes = await story.InAsync(d => d.DeliveryWishes.SingleAsync());
        Assert.Equal((Delivery.Off, Delivery.Weekly), (wishes.Of("agreement"), wishes.Of("messages")));
    }

    [Theory]
    // Summer time ends on 25 October 2026 and begins on 28 March 2027 in Stockholm; Kathmandu is 5:45 ahead.
    [InlineData("Europe/Stockholm", "22:00", "07:00", "2026-10-24T21:30:00Z", "2026-10-25T06:00:00Z")]
    [InlineData("Europe/Stockholm", "22:00", "07:00", "2027-03-27T22:00:00Z", "2027-03-28T05:00:00Z")]
    [InlineData("Europe/Stockholm", "22:00", "02:30", "2027-03-27T22:00:00Z", "2027-03-28T01:30:00Z")]
    [InlineData("Europe/Stockholm", "22:00", "07:00", "2026-06-10T12:00:00Z", "2026-06-10T12:00:00Z")]
    [InlineData("Europe/Stockholm", "22:00", "07:00", "2026-06-10T05:00:00Z", "2026-06-10T05:00:00Z")]
    [InlineData("Asia/Kathmandu", "12:00", "13:00", "2026-06-10T06:30:00Z", "2026-06-10T07:15:00Z")]
    public void Quiet_hours_end_on_the_readers_clock(string zone, string from, string to, string now, string until)
    {
        var wishes = DeliveryWishes.By(Guid.Empty, Guid.Empty);
        Assert.True(wishes.Choose(new Dictionary<string, Delivery>(), Time(from), Time(to)).Succeeded);
        Assert.Equal(At(until), wishes.AfterQuiet(ReaderZone.FirstOf(zone), At(now)));
    }

    [Theory]
    [InlineData(Delivery.Daily, "Europe/Stockholm", "2026-10-25T06:59:00Z", "2026-10-24T06:00:00Z")]
    [InlineData(Delivery.Daily, "Europe/Stockholm", "2026-10-25T07:00:00Z", "2026-10-25T07:00:00Z")]
    [InlineData(Delivery.Daily, "Europe/Stockholm", "2027-03-28T06:00:00Z", "2027-03-28T06:00:00Z")]
    [InlineData(Delivery.Weekly, "Europe/Stockholm", "2026-10-28T12:00:00Z", "2026-10-26T07:00:00Z")]
    [InlineData(Delivery.Weekly, "Europe/Stockholm", "2026-10-26T06:00:00Z", "2026-10-19T06:00:00Z")]
    [InlineData(Delivery.Daily, "Pacific/Kiritimati", "2026-06-10T19:00:00Z", "2026-06-10T18:00:00Z")]
    public void Mornings_are_the_readers(Delivery rhythm, string zone, string now, string morning) => Assert.Equal(At(morning), DeliveryWishes.LastMorning(rhythm, ReaderZone.FirstOf(zone), At(now)));

    private static bool IsAfterMonday(Story story) => DeliveryWishes.LastMorning(Delivery.Weekly, ReaderZone.FirstOf("Europe/London"), story.Now) > story.Now.AddHours(-24);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static TimeOnly Time(string text) => TimeOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task TellAsync(Story story, Person who, string kind, string path, bool secret = false)
    {
        await using var scope = story.Host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OrganisationScope>().Use(story.OrganisationId);
        var (db, mail) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<MailComposer>());
        var to = (await db.RecipientsAsync(db.People.Where(p => p.Id == who.Id), None))[who.Id];
        mail.Add(to, kind, $"{kind}:{Guid.NewGuid():N}", "http://127.0.0.1:5080" + path, secret, ("partner", "Paul"), ("programme", "Fresh Eyes"), ("who", "Paul"), ("email", "p@example.org"));
        await db.SaveChangesAsync();
    }
}
