using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Applications;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Kit;
using Upward.Web.Features.Kit.Stories;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Notifications;
using Upward.Web.Features.Notifications.Webhooks;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;
using Upward.Web.Tests.Features.Circles;
using Upward.Web.Tests.Features.Matching;

namespace Upward.Web.Tests.Features.Notifications;

/// <summary>R228, C7: a programme's channel hears its news, once, and never a name, anybody's words or a figure about fewer than five.</summary>
public sealed class ProgrammeNewsTests(Hosts hosts)
{
    private const string Form = "form[data-guard]";
    private static readonly ProgrammeNews[] All = Enum.GetValues<ProgrammeNews>();
    private static readonly ReaderZone London = ReaderZone.FirstOf("Europe/London");
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task A_manager_names_a_channel_and_it_hears_each_news_once_without_a_name(Db db)
    {
        using var chat = new Chat();
        await using var host = await Chat.HostAsync(db);
        var story = await LaunchedAsync(await Story.BeginAsync(host));
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/setup");
        await petra.OpenAsync(petra.Page!.QuerySelector("main a[href$='/news']")!.GetAttribute("href")!);
        Assert.Equal(All.Length, petra.Page!.QuerySelectorAll("input[name=News][checked]").Length);
        await petra.SubmitAsync(Form, ("Address", chat.Address), ("Kind", "Slack"));
        Assert.Equal(HttpStatusCode.OK, petra.Status);
        Assert.Contains("hook.internal/••••••", petra.Page!.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", petra.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", (await HookAsync(story)).SealedAddress, StringComparison.Ordinal);
        Assert.Equal("Here Upward will tell news of Fresh Eyes. – http://127.0.0.1:5080/", Chat.Text(Assert.Single(chat.Bodies)));
        await petra.SubmitAsync("form[action$='handler=Test']");
        Assert.Equal("A test line from Fresh Eyes. It has arrived. – http://127.0.0.1:5080/", Chat.Text(chat.Bodies.Last()));

        var world = await MatchingWorld.MakeAsync(story, 6, 6);
        var pairs = await world.PublishAsync(await world.RunRoundAsync());
        Assert.True(pairs.Count >= 5, "the round has too few pairs for this test");
        var table = (await story.TableAsync(story.Petra, 6, story.Amina.Email)).Value;
        var cancelled = (await story.TableAsync(story.Petra, 6)).Value;
        var unheard = (await story.TableAsync(story.Petra, 6)).Value;
        await story.InAsync(d => d.GroupSessions.Where(s => s.Id != unheard).ExecuteUpdateAsync(s => s.SetProperty(x => x.AnnouncedAt, story.Now)));
        await story.InAsync(d => d.GroupSessions.Where(s => s.Id == cancelled).ExecuteUpdateAsync(s => s.SetProperty(x => x.CancelledAt, story.Now)));
        var slug = await ShowStoryAsync(story);
        Assert.Equal(3, await Chat.PostAsync(story));
        Assert.Equal(0, await Chat.PostAsync(story));
        var lines = chat.Bodies.Skip(2).Select(Chat.Text).ToList();
        var due = London.DayAt((await story.InAsync(d => d.MatchRounds.SingleAsync())).AnswersDueAt!.Value).ToString("d MMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB"));
        Assert.Contains($"Fresh Eyes: matching is published. {pairs.Count} pairs are asked, and can answer until {due}. – http://127.0.0.1:5080/proposals", lines);
        Assert.Contains($"Fresh Eyes: a new story stands on the programme page. – http://127.0.0.1:5080/p/{slug}", lines);
        var open = Assert.Single(lines, l => l.EndsWith($"http://127.0.0.1:5080/group-sessions/{table}", StringComparison.Ordinal));
        Assert.StartsWith("Fresh Eyes: open table “What a model cannot know”, ", open, StringComparison.Ordinal);
        Assert.Contains("12:00 (UTC), 6 seats.", open, StringComparison.Ordinal);
        foreach (var body in chat.Bodies)
            foreach (var word in new[] { "Amina", "Paul", "Petra", "Director", "Canary", "A title of mine", "meet.example.org" }) Assert.DoesNotContain(word, body, StringComparison.Ordinal);

        await petra.OpenAsync($"/programmes/{story.Programme.Id}/news");
        await petra.SubmitAsync("form[action$='handler=Remove']");
        await story.InAsync(d => d.GroupSessions.Where(s => s.Id == unheard).ExecuteUpdateAsync(s => s.SetProperty(x => x.AnnouncedAt, story.Now)));
        Assert.Equal(0, await Chat.PostAsync(story));
        Assert.Equal((0, 0), (await story.InAsync(d => d.Webhooks.CountAsync()), await story.InAsync(d => d.WebhookPosts.CountAsync())));
        Assert.Equal(["programme.webhook.removed", "programme.webhook.set", "programme.webhook.tested"], (await story.InAsync(d => d.AuditEntries.Where(a => a.Action.StartsWith("programme.webhook")).Select(a => a.Action).ToListAsync())).Order());
    }

    [Theory, BothDatabases]
    public async Task A_draft_and_what_is_over_have_no_news_and_what_was_not_chosen_does_not_come_late(Db db)
    {
        using var chat = new Chat();
        await using var host = await Chat.HostAsync(db);
        var story = await Story.BeginAsync(host);
        await SetAsync(story, chat, ProgrammeNews.Stories);
        var table = await AnnouncedAsync(story);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/news");
        Assert.Contains("The programme is a draft", petra.Body, StringComparison.Ordinal);
        Assert.Equal(0, await Chat.PostAsync(story));
        Assert.Equal(0, await story.InAsync(d => d.WebhookPosts.CountAsync()));
        // Launched: the table is news, but nobody chose tables; chosen later, the next one is told.
        await LaunchedAsync(story);
        Assert.Equal(0, await Chat.PostAsync(story));
        Assert.NotNull((await story.InAsync(d => d.WebhookPosts.SingleAsync(p => p.Key == $"table:{table:N}"))).LeftOutAt);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/news");
        await petra.SubmitAsync(Form, ("News", "Tables"), ("News", "Week"));
        Assert.Equal([ProgrammeNews.Tables, ProgrammeNews.Week], (await HookAsync(story)).News);
        Assert.Single(chat.Bodies);
        Assert.Equal(0, await Chat.PostAsync(story));
        var second = await AnnouncedAsync(story);
        Assert.Equal(1, await Chat.PostAsync(story));
        Assert.Contains($"{second}", chat.Bodies.Last(), StringComparison.Ordinal);

        // What is cancelled, or no longer of a running programme, between finding and posting is not said any more.
        chat.Status = "503 Service Unavailable";
        var (third, fourth) = (await AnnouncedAsync(story), await AnnouncedAsync(story));
        Assert.Equal(0, await Chat.PostAsync(story));
        chat.Status = "200 OK";
        await story.InAsync(d => d.GroupSessions.Where(s => s.Id == third).ExecuteUpdateAsync(s => s.SetProperty(x => x.CancelledAt, story.Now)));
        await story.InAsync(d => d.Programmes.ExecuteUpdateAsync(p => p.SetProperty(x => x.EndsOn, London.DayAt(story.Now).AddDays(-1))));
        host.Clock.Advance(TimeSpan.FromSeconds(61));
        var told = chat.Bodies.Count;
        Assert.Equal(0, await Chat.PostAsync(story));
        Assert.Equal(told, chat.Bodies.Count);
        Assert.All(await story.InAsync(d => d.WebhookPosts.Where(p => p.Key == $"table:{third:N}" || p.Key == $"table:{fourth:N}").ToListAsync()), p => Assert.NotNull(p.LeftOutAt));
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/news");
        Assert.Contains("The programme is over", petra.Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_belongs_to_a_day_comes_in_its_morning_in_one_line(Db db)
    {
        using var chat = new Chat();
        await using var host = await Chat.HostAsync(db);
        var story = await LaunchedAsync(await Story.BeginAsync(host));
        await SetAsync(story, chat, All);
        await story.InAsync(d => d.Webhooks.ExecuteUpdateAsync(w => w.SetProperty(x => x.SetAt, story.Now.AddDays(-3))));
        var morning = DeliveryWishes.LastMorning(Delivery.Daily, London, story.Now);
        var day = London.DayAt(morning);
        await story.InAsync(async d =>
        {
            var programme = await d.Programmes.SingleAsync();
            void Add(string key, string name, DateOnly from, DateOnly to)
            {
                var milestone = Milestone.Of(programme, key, name, 0, 0, 1);
                milestone.Place(from, to, programme.StartsOn, programme.EndsOn);
                d.Milestones.Add(milestone);
            }
            Add("training", "", day, day.AddDays(13));
            Add("", "Breakfast for everybody", day, day);
            Add("", "Asking around", day.AddDays(-7), day);
            Add("apply", "", day, day);
            Add("kickoff", "", day.AddDays(1), day.AddDays(1));
            var intake = Intake.For(d.OrganisationId, programme.Id);
            Assert.True(intake.Change(new() { Mode = IntakeMode.Dates, OpensOn = day, ClosesOn = day.AddDays(20) }).Succeeded);
            d.Intakes.Add(intake);
            await d.SaveChangesAsync();
        });
        Assert.Equal(2, await Chat.PostAsync(story));
        Assert.Equal(0, await Chat.PostAsync(story));
        var lines = chat.Bodies.Skip(1).Select(Chat.Text).ToList();
        Assert.Contains($"Fresh Eyes: applications are open until {Day(day.AddDays(20))}. – http://127.0.0.1:5080/apply/{story.Programme.Id}", lines);
        Assert.Contains($"Fresh Eyes, {Day(day)}: last day of Asking around; Breakfast for everybody; Training, until {Day(day.AddDays(13))}. – http://127.0.0.1:5080/", lines);

        // The last day moves to the day after tomorrow: it is said once more, with the new day.
        await story.InAsync(d => d.Intakes.ExecuteUpdateAsync(i => i.SetProperty(x => x.OpensOn, day.AddDays(-9)).SetProperty(x => x.ClosesOn, day.AddDays(2))));
        Assert.Equal(1, await Chat.PostAsync(story));
        Assert.StartsWith($"Fresh Eyes: applications close on {Day(day.AddDays(2))}.", Chat.Text(chat.Bodies.Last()), StringComparison.Ordinal);
        // Before a channel was named there were no news for it.
        await story.InAsync(d => d.WebhookPosts.ExecuteDeleteAsync());
        await SetAsync(story, chat, All);
        Assert.Equal(0, await Chat.PostAsync(story));
    }

    [Theory, BothDatabases]
    public async Task A_week_is_told_from_five_pairs_and_circles_up_and_what_is_said_late_does_not_count(Db db)
    {
        var story = await LaunchedAsync(await hosts.StoryAsync(db));
        var monday = DeliveryWishes.LastMorning(Delivery.Weekly, London, story.Now);
        var pairs = Enumerable.Range(11, 6).Select(n => Mentorship.Bring(Guid.NewGuid(), story.AminaIn, n, story.PaulIn, n, "", story.Now, story.Now)).ToList();
        await story.InAsync(async d =>
        {
            d.Mentorships.AddRange(pairs);
            await d.SaveChangesAsync();
        });
        Task HeldAsync(Mentorship pair, DateTimeOffset at, DateTimeOffset? said) => story.InAsync(async d =>
        {
            var session = Session.Plan(pair, SessionTime.Of(at.UtcDateTime, "UTC", 60), SessionFormat.Walk, "", story.Amina.Id, ProgrammeRole.Mentor, at.AddDays(-1));
            if (said is { } when) Assert.True(session.SayHeld(story.Amina.Id, when).Succeeded);
            d.Sessions.Add(session);
            await d.SaveChangesAsync();
        });
        async Task<string> WeekAsync()
        {
            var programme = await story.InAsync(d => d.Programmes.AsNoTracking().SingleAsync());
            var lines = await story.RunAsAsync<ReadProgrammeNews, IReadOnlyList<NewsLine>>(null, async r => await r.OfAsync([programme], monday.AddMinutes(-1), monday.AddMinutes(1), await r.VoiceAsync(None), (_, _, _) => true, None));
            return Assert.Single(lines, l => l.Kind == ProgrammeNews.Week).Text;
        }
        var thursday = monday.AddDays(-4);
        foreach (var pair in pairs.Take(4)) await HeldAsync(pair, thursday, thursday.AddHours(2));
        await HeldAsync(pairs[0], thursday.AddDays(1), thursday.AddDays(1).AddHours(2));
        // Planned and not held, held a week before, and said after the figures were taken.
        await HeldAsync(pairs[4], thursday, null);
        await HeldAsync(pairs[4], thursday.AddDays(-7), thursday.AddDays(-6));
        await HeldAsync(pairs[5], thursday, monday.AddHours(1));
        Assert.Equal("", await WeekAsync());
        await HeldAsync(pairs[5], thursday.AddHours(3), thursday.AddHours(5));
        var (from, to) = (Day(London.DayAt(monday).AddDays(-7)), Day(London.DayAt(monday).AddDays(-1)));
        Assert.Equal($"Fresh Eyes, {from} to {to}: 6 sessions held by 5 pairs.", await WeekAsync());
        var circle = await story.CircleAsync();
        var meeting = (await story.PlanAsync(story.Amina, circle)).Value;
        await story.InAsync(d => d.GroupSessions.Where(s => s.Id == meeting).ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsAt, thursday).SetProperty(x => x.HeldSaidAt, thursday.AddHours(2))));
        Assert.Equal($"Fresh Eyes, {from} to {to}: 7 sessions held by 6 pairs and circles.", await WeekAsync());
    }

    [Theory, BothDatabases]
    public async Task A_small_round_is_told_without_its_number(Db db)
    {
        using var chat = new Chat();
        await using var host = await Chat.HostAsync(db);
        var story = await LaunchedAsync(await Story.BeginAsync(host));
        await SetAsync(story, chat, All);
        var world = await MatchingWorld.MakeAsync(story);
        Assert.InRange((await world.PublishAsync(await world.RunRoundAsync())).Count, 1, 4);
        Assert.Equal(1, await Chat.PostAsync(story));
        Assert.StartsWith("Fresh Eyes: matching is published. Who is asked can answer until ", Chat.Text(chat.Bodies.Last()), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Four_nodes_at_the_same_news_post_each_once(Db db)
    {
        using var chat = new Chat();
        await using var host = await Chat.HostAsync(db);
        var story = await LaunchedAsync(await Story.BeginAsync(host));
        await SetAsync(story, chat, All);
        for (var i = 0; i < 3; i++) await AnnouncedAsync(story);
        var posted = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Chat.PostAsync(story)));
        Assert.Equal(3, posted.Sum() + await Chat.PostAsync(story));
        Assert.Equal(3, chat.Bodies.Skip(1).Distinct().Count());
        Assert.Equal(4, chat.Bodies.Count);
    }

    [Theory, BothDatabases]
    public async Task A_channel_that_fails_is_given_up_the_managers_are_told_and_a_test_line_brings_it_back(Db db)
    {
        using var chat = new Chat();
        await using var host = await Chat.HostAsync(db);
        var story = await LaunchedAsync(await Story.BeginAsync(host));
        await SetAsync(story, chat, All);
        await AnnouncedAsync(story);
        await AnnouncedAsync(story);
        chat.Status = "503 Service Unavailable";
        Assert.Equal(0, await Chat.PostAsync(story));
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/news");
        Assert.Contains("The address answered with a refusal.", petra.Body, StringComparison.Ordinal);
        Assert.Contains("It is tried again by itself.", petra.Body, StringComparison.Ordinal);
        // Paused as a whole: nothing more is tried within the minute; then it is gone for good.
        Assert.Equal(0, await Chat.PostAsync(story));
        Assert.Equal(2, chat.Bodies.Count);
        chat.Status = "410 Gone";
        host.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(0, await Chat.PostAsync(story));
        Assert.Equal(3, chat.Bodies.Count);
        var mail = Assert.Single(await story.MailsAsync(), m => m.Kind == "news-off");
        Assert.Equal(story.Petra.Id, mail.PersonId);
        Assert.Contains($"/programmes/{story.Programme.Id}/news", mail.TextBody, StringComparison.Ordinal);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/news");
        Assert.Contains("Nothing has been posted since", petra.Body, StringComparison.Ordinal);
        host.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(0, await Chat.PostAsync(story));
        Assert.Equal(3, chat.Bodies.Count);

        await petra.SubmitAsync("form[action$='handler=Test']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, petra.Status);
        Assert.NotNull((await HookAsync(story)).OffSince);
        Assert.Equal(All.Length, petra.Page!.QuerySelectorAll("input[name=News][checked]").Length);
        chat.Status = "200 OK";
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/news");
        await petra.SubmitAsync("form[action$='handler=Test']");
        Assert.DoesNotContain("Nothing has been posted since", petra.Body, StringComparison.Ordinal);
        Assert.Equal(2, await Chat.PostAsync(story));
    }

    [Theory, BothDatabases]
    public async Task An_address_that_is_none_of_a_chat_is_refused_with_what_was_typed_and_nothing_is_kept(Db db)
    {
        using var chat = new Chat { Status = "403 Forbidden" };
        await using var host = await Chat.HostAsync(db);
        var story = await Story.BeginAsync(host);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/news");
        foreach (var (typed, because) in new[]
        {
            ("", "Write the address."), ("http://hooks.slack.com/services/a", "Only addresses that begin with https://"), ("https://example.org/hook", "This is no address of Slack"),
            ("https://127.0.0.1/a", "inside a network that is not public"), ("https://hooks.slack.com/services/a", "The name leads into a network that is not public"), (chat.Address, "The address answered with a refusal."),
        })
        {
            await petra.SubmitAsync(Form, ("Address", typed), ("Kind", "Slack"), ("News", "Week"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, petra.Status);
            Assert.Contains(because, petra.Body, StringComparison.Ordinal);
            Assert.Equal(typed, petra.Page!.QuerySelector("[name='Address']")!.GetAttribute("value") ?? "");
            Assert.Equal("Week", Assert.Single(petra.Page!.QuerySelectorAll("input[name=News][checked]")).GetAttribute("value"));
        }
        await petra.SubmitAsync(Form, ("Address", chat.Address), ("Kind", "Slack"), ("News", null));
        Assert.Contains("Choose at least one kind of news", petra.Body, StringComparison.Ordinal);
        Assert.Single(chat.Bodies);
        Assert.Equal(0, await story.InAsync(d => d.Webhooks.CountAsync()));
        Assert.Equal("news.refused.noChannel", (await story.RunAsAsync<ProgrammeWebhook, Outcome>(story.Petra, p => p.TestAsync(story.Programme.Id, None))).Refusals.Single().Message.Key);
    }

    [Theory, BothDatabases]
    public async Task Nobody_but_who_runs_the_programme_sees_or_touches_its_channel(Db db)
    {
        using var chat = new Chat();
        await using var host = await Chat.HostAsync(db);
        var story = await LaunchedAsync(await Story.BeginAsync(host));
        await SetAsync(story, chat, All);
        var (nora, rita) = (await story.NeutralAsync(), await RivalAsync(story));
        await story.InAsync(async d =>
        {
            d.TeamMembers.Add(TeamMember.Name(story.Programme, story.Olga.Id, TeamRole.Sponsor, story.Petra.Id, story.Now));
            await d.SaveChangesAsync();
        });
        // A mentor, a mentee, the sponsor, the neutral contact, who runs another programme, and an admin of another organisation.
        foreach (var other in new[] { story.Amina, story.Paul, story.Olga, nora, rita, story.Otto })
        {
            var browser = await story.AsAsync(other);
            await browser.OpenAsync($"/programmes/{story.Programme.Id}/news");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            Assert.DoesNotContain("hook.internal", browser.Body, StringComparison.Ordinal);
            Assert.Null(await story.RunAsAsync<ProgrammeWebhook, ProgrammeWebhook.Shown?>(other, p => p.FindAsync(story.Programme.Id, None)));
            Assert.True((await story.RunAsAsync<ProgrammeWebhook, Outcome>(other, p => p.SetAsync(story.Programme.Id, chat.Address, WebhookKind.Slack, All, None))).IsNotFound);
            Assert.True((await story.RunAsAsync<ProgrammeWebhook, Outcome>(other, p => p.TestAsync(story.Programme.Id, None))).IsNotFound);
            Assert.True((await story.RunAsAsync<ProgrammeWebhook, Outcome>(other, p => p.RemoveAsync(story.Programme.Id, None))).IsNotFound);
        }
        Assert.Single(chat.Bodies);
        Assert.Equal(story.Programme.Id, (await HookAsync(story)).ProgrammeId);
        // One's own chat and a programme's channel do not get in each other's way.
        Assert.True((await story.RunAsAsync<OwnWebhook, Outcome>(story.Petra, o => o.SetAsync(chat.Address, WebhookKind.Slack, None))).Succeeded);
        await AnnouncedAsync(story);
        await Chat.PostAsync(story);
        Assert.Single(chat.Bodies, b => b.Contains("open table", StringComparison.Ordinal));
        Assert.True((await story.RunAsAsync<OwnWebhook, Outcome>(story.Petra, o => o.RemoveAsync(None))).Succeeded);
        Assert.Equal(story.Programme.Id, (await HookAsync(story)).ProgrammeId);
        // A unit's or organisation's admin runs it too.
        Assert.NotNull(await story.RunAsAsync<ProgrammeWebhook, ProgrammeWebhook.Shown?>(story.Ada, p => p.FindAsync(story.Programme.Id, None)));
    }

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB"));

    private static async Task<Story> LaunchedAsync(Story story)
    {
        await story.InAsync(d => d.Programmes.ExecuteUpdateAsync(p => p.SetProperty(x => x.LaunchedAt, story.Now)));
        return story;
    }

    private static async Task SetAsync(Story story, Chat chat, params ProgrammeNews[] news) =>
        Assert.True((await story.RunAsAsync<ProgrammeWebhook, Outcome>(story.Petra, p => p.SetAsync(story.Programme.Id, chat.Address, WebhookKind.Slack, news, None))).Succeeded);

    private static Task<Webhook> HookAsync(Story story) => story.InAsync(d => d.Webhooks.AsNoTracking().SingleAsync());

    /// <summary>An open table of which everybody has just been told.</summary>
    private static async Task<Guid> AnnouncedAsync(Story story)
    {
        var table = (await story.TableAsync(story.Petra, 6)).Value;
        await story.InAsync(d => d.GroupSessions.Where(s => s.Id == table).ExecuteUpdateAsync(s => s.SetProperty(x => x.AnnouncedAt, story.Now)));
        return table;
    }

    /// <summary>Rita runs another programme of the same organisation.</summary>
    private static Task<Person> RivalAsync(Story story) => story.InAsync(async d =>
    {
        var rita = await story.AddPersonAsync(d, "Rita Rival", account: true);
        var other = Programme.Begin(d.OrganisationId, new ProgrammeFacts { Name = "Other Eyes", StartsOn = story.Programme.StartsOn, EndsOn = story.Programme.EndsOn }, null, story.Now);
        d.Programmes.Add(other);
        await d.SaveChangesAsync();
        d.ProgrammeManagers.Add(ProgrammeManager.Grant(d.OrganisationId, other.Id, rita.Id, story.Now, null));
        await d.SaveChangesAsync();
        return rita;
    });

    /// <summary>Amina tells a story, and Petra shows it on a page for the house.</summary>
    private static async Task<string> ShowStoryAsync(Story story)
    {
        var slug = await story.InAsync(async d =>
        {
            var page = KitPage.For(d.OrganisationId, story.Programme.Id);
            page.Arrange(new(PageVisibility.Members, "", "", ""), null, story.Now);
            d.KitPages.Add(page);
            await d.SaveChangesAsync();
            return page.Slug;
        });
        Assert.True((await story.RunAsAsync<TellStory, Outcome>(story.Amina, u => u.ExecuteAsync(story.Programme.Id, new("A title of mine", "", "Canary.", "Since then.", StorySignature.RoleOnly, StoryReach.Organisation), release: true, agreed: true, None))).Succeeded);
        var told = await story.InAsync(d => d.ToldStories.SingleAsync());
        Assert.True((await story.RunAsAsync<ShowStories, Outcome>(story.Petra, u => u.ShowAsync(story.Programme.Id, told.Id, told.Version, None))).Succeeded);
        return slug;
    }
}
