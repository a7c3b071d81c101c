using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Messages;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Messages.Files;
using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Messages;

/// <summary>R007 R145 R243: the two write to each other, read and find it; nobody else does.</summary>
public sealed class MessageTests(Hosts hosts)
{
    private const string Canary = "The harbour crane Zanzibar";
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task What_one_writes_the_other_reads_and_it_counts_as_unread_until_then(Db db)
    {
        var (story, pair) = await PairAsync(hosts, db);
        var (amina, paul) = (await story.AsAsync(story.Amina), await story.AsAsync(story.Paul));
        await amina.OpenAsync($"/pairs/{pair}/messages");
        Assert.Contains("Nothing written yet", amina.Body, StringComparison.Ordinal);
        await amina.SubmitAsync("#compose", ("text", "  Shall we begin on Monday?\r\nSee https://example.org/plan. <b>Bold</b> "));
        Assert.Equal($"/pairs/{pair}/messages", amina.Path);
        await amina.SubmitAsync("#compose", ("text", "Or on Tuesday."));

        // On another page his pair shows two; on the page itself they are read.
        await paul.OpenAsync("/my/profile");
        Assert.Equal("2", paul.Page!.QuerySelector(".side-nav a[href='/pairs'] .count")!.TextContent);
        await paul.OpenAsync($"/pairs/{pair}/goals");
        Assert.Equal("2", paul.Page!.QuerySelector(".tabs a[href$='/messages'] .n")!.FirstChild!.TextContent);
        await paul.OpenAsync($"/pairs/{pair}/messages");
        Assert.Equal(2, paul.Page!.QuerySelectorAll(".msg").Length);
        Assert.Contains("Shall we begin on Monday?\nSee", paul.Page.QuerySelector("#m-1 .pre-line")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("https://example.org/plan", paul.Page.QuerySelector("#m-1 .pre-line a")!.GetAttribute("href"));
        Assert.Contains("<b>Bold</b>", paul.Page.QuerySelector("#m-1 .pre-line")!.TextContent, StringComparison.Ordinal);
        await paul.OpenAsync("/my/profile");
        Assert.Null(paul.Page.QuerySelector(".side-nav a[href='/pairs'] .count"));
        await amina.OpenAsync("/my/profile");
        Assert.Null(amina.Page!.QuerySelector(".side-nav a[href='/pairs'] .count"));
    }

    [Theory, BothDatabases]
    public async Task New_messages_come_to_the_open_page(Db db)
    {
        var (story, pair) = await PairAsync(hosts, db);
        await WriteAsync(story, story.Amina, pair, "One");
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/pairs/{pair}/messages?handler=After&number=1");
        Assert.Equal(HttpStatusCode.NoContent, paul.Status);
        await WriteAsync(story, story.Amina, pair, "Two");
        await WriteAsync(story, story.Amina, pair, "Three");
        await paul.OpenAsync($"/pairs/{pair}/messages?handler=After&number=1&wait=true");
        Assert.Equal(["2", "3"], paul.Page!.QuerySelectorAll(".msg").Select(m => m.GetAttribute("data-number")));
        Assert.DoesNotContain("<html", paul.Body, StringComparison.Ordinal);
        // Seen in the open page, it is read.
        Assert.Equal(3, await story.InAsync(d => d.ThreadMembers.Where(m => m.PersonId == story.Paul.Id).Select(m => m.ReadUpTo).SingleAsync()));
    }

    [Theory, BothDatabases]
    public async Task The_open_page_waits_for_a_message_and_gets_it_within_a_second(Db db)
    {
        await using var host = await TestHost.StartAsync(db);
        var story = await Story.BeginAsync(host);
        await story.PairAsync();
        var pair = await story.InAsync(d => d.Mentorships.Select(m => m.Id).SingleAsync());
        var waiting = story.RunAsAsync<ReadMessages, IReadOnlyList<ReadMessages.Shown>>(story.Paul, async read => await read.WaitAsync(await OwnAsync(story, pair), 0, TimeSpan.FromSeconds(25), None));
        Assert.False(waiting.IsCompleted);
        await WriteAsync(story, story.Amina, pair, "Now");
        for (var second = 0; second < 3 && !waiting.IsCompleted; second++)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(waiting, Task.Delay(TimeSpan.FromSeconds(2)));
        }
        Assert.Equal("Now", Assert.Single(await waiting).Text);
    }

    [Theory, BothDatabases]
    public async Task The_same_form_twice_is_one_message_and_two_at_once_are_two(Db db)
    {
        var (story, pair) = await PairAsync(hosts, db);
        var once = new NewMessage("Once", [], "page:" + Guid.NewGuid().ToString("N"), false);
        var first = await KeepAsync(story, story.Amina, pair, once);
        var second = await KeepAsync(story, story.Amina, pair, once);
        Assert.Equal((1, 1), (first.Value, second.Value));
        var both = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => WriteAsync(story, n % 2 == 0 ? story.Amina : story.Paul, pair, $"At once {n}")));
        Assert.All(both, o => Assert.True(o.Succeeded));
        Assert.Equal(Enumerable.Range(1, 7), await story.InAsync(d => d.ThreadMessages.OrderBy(m => m.Number).Select(m => m.Number).ToListAsync()));
        Assert.Equal(1, await story.InAsync(d => d.MessageThreads.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Nothing_too_much_and_an_ended_pair_are_refused_and_the_words_stay_in_the_form(Db db)
    {
        var (story, pair) = await PairAsync(hosts, db);
        Assert.Equal("message.refused.empty", (await WriteAsync(story, story.Amina, pair, " \r\n\u0007 ")).Refusals.Single().Message.Key);
        Assert.Equal("refused.tooLong", (await WriteAsync(story, story.Amina, pair, new('x', ThreadMessage.Longest + 1))).Refusals.Single().Message.Key);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}/messages");
        await amina.SubmitAsync("#compose", ("text", new string('y', ThreadMessage.Longest + 1)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, amina.Status);
        Assert.StartsWith("yyy", amina.Page!.QuerySelector("textarea")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.True((await WriteAsync(story, story.Amina, pair, "Before")).Succeeded);
        await story.InAsync(async d => { (await d.Mentorships.SingleAsync()).End(story.Now); await d.SaveChangesAsync(); });
        Assert.Equal("message.refused.ended", (await WriteAsync(story, story.Amina, pair, "After")).Refusals.Single().Message.Key);
        await amina.OpenAsync($"/pairs/{pair}/messages");
        Assert.Contains("Before", amina.Body, StringComparison.Ordinal);
        Assert.Null(amina.Page.QuerySelector("#compose"));
    }

    [Theory, BothDatabases]
    public async Task Words_are_found_without_case_and_accents_and_old_ones_are_a_page_back(Db db)
    {
        var (story, pair) = await PairAsync(hosts, db);
        await WriteAsync(story, story.Amina, pair, "Café in GDAŃSK, 100% sure_");
        for (var n = 2; n <= ReadMessages.PageSize + 5; n++) await WriteAsync(story, n % 2 == 0 ? story.Paul : story.Amina, pair, $"Message {n}");
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/pairs/{pair}/messages?q=cafe gdansk");
        Assert.Single(paul.Page!.QuerySelectorAll(".msg"));
        // A sign of the database's own is a sign.
        await paul.OpenAsync($"/pairs/{pair}/messages?q=100%25");
        Assert.Single(paul.Page!.QuerySelectorAll(".msg"));
        await paul.OpenAsync($"/pairs/{pair}/messages?q=1%25sure");
        Assert.Empty(paul.Page!.QuerySelectorAll(".msg"));
        await paul.OpenAsync($"/pairs/{pair}/messages");
        Assert.Equal(ReadMessages.PageSize, paul.Page!.QuerySelectorAll(".msg").Length);
        Assert.DoesNotContain("GDAŃSK", paul.Page.Body!.TextContent, StringComparison.Ordinal);
        await paul.OpenAsync(paul.Page.QuerySelector("a[href*='before=']")!.GetAttribute("href")!);
        Assert.Equal(5, paul.Page!.QuerySelectorAll(".msg").Length);
        Assert.Contains("GDAŃSK", paul.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Of_the_words_nothing_is_anywhere_an_outsider_can_look(Db db)
    {
        var (story, pair) = await PairAsync(hosts, db);
        Assert.True((await WriteAsync(story, story.Amina, pair, Canary, new GivenFile($"{Canary}.txt", "Zanzibar inside"u8.ToArray()))).Succeeded);
        var file = await story.InAsync(d => d.MessageFiles.Select(f => f.Id).SingleAsync());
        foreach (var outsider in new[] { story.Petra, story.Ada, story.Olga, story.Otto })
        {
            var browser = await story.AsAsync(outsider);
            foreach (var page in new[] { "", "/messages", "/messages?q=Zanzibar", "/messages?handler=After&number=0", $"/messages/files/{file}" })
            {
                await browser.OpenAsync($"/pairs/{pair}{page}");
                Assert.Equal(HttpStatusCode.NotFound, browser.Status);
                Assert.DoesNotContain("Zanzibar", browser.Body, StringComparison.Ordinal);
            }
            Assert.True((await WriteAsync(story, outsider, pair, "Let me in")).IsNotFound);
        }
        foreach (var reader in new[] { story.Petra, story.Ada })
        {
            var browser = await story.AsAsync(reader);
            foreach (var page in new[] { $"/programmes/{story.Programme.Id}", $"/programmes/{story.Programme.Id}/pairs", $"/programmes/{story.Programme.Id}/participants/{story.AminaIn.Id}", "/notifications", "/people" })
            {
                await browser.OpenAsync(page);
                // A participant's page is the managers' alone.
                Assert.Equal(reader == story.Ada && page.Contains("/participants/", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK, browser.Status);
                Assert.DoesNotContain("Zanzibar", browser.Body, StringComparison.Ordinal);
            }
        }
        var ada = await story.AsAsync(story.Ada);
        foreach (var page in new[] { "/settings/audit", "/settings/invitations" })
        {
            await ada.OpenAsync(page);
            Assert.Equal(HttpStatusCode.OK, ada.Status);
            Assert.DoesNotContain("Zanzibar", ada.Body, StringComparison.Ordinal);
        }
        var written = string.Concat(await story.InAsync(d => d.AuditEntries.Select(e => e.Details + e.SubjectName).ToListAsync())) + string.Concat((await story.MailsAsync()).Select(m => m.Subject + m.TextBody + m.HtmlBody))
            + string.Concat(await story.InAsync(d => d.Notices.Select(n => n.Title).ToListAsync()));
        Assert.Contains("Amina Haddad has written to you", written, StringComparison.Ordinal);
        Assert.DoesNotContain("Zanzibar", written, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task One_mail_until_it_is_read_and_none_when_it_was_read_before_it_went(Db db)
    {
        var (story, pair) = await PairAsync(hosts, db);
        for (var n = 0; n < 3; n++) await WriteAsync(story, story.Amina, pair, $"Message {n}");
        var mail = Assert.Single(await story.MailsAsync());
        Assert.Equal((story.Paul.Id, "Amina Haddad has written to you"), (mail.PersonId, mail.Subject));
        Assert.True(mail.NextAttemptAt > mail.CreatedAt);
        // Read before it went: it goes nowhere, and the next message has a mail of its own.
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/pairs/{pair}/messages");
        Assert.Empty(await story.MailsAsync());
        Assert.All(await story.InAsync(d => d.Notices.ToListAsync()), n => Assert.NotNull(n.ReadAt));
        await WriteAsync(story, story.Amina, pair, "Once more");
        await WriteAsync(story, story.Amina, pair, "And again");
        Assert.Single(await story.MailsAsync());
        // Who answers has read: the next one is told again.
        await WriteAsync(story, story.Paul, pair, "My answer");
        await WriteAsync(story, story.Amina, pair, "Good");
        Assert.Equal(2, (await story.MailsAsync()).Count(m => m.PersonId == story.Paul.Id));
    }

    [Theory, BothDatabases]
    public async Task A_week_without_an_answer_is_said_once_to_whoever_was_written_to(Db db)
    {
        await using var host = await TestHost.StartAsync(db);
        var story = await Story.BeginAsync(host);
        await story.PairAsync();
        var pair = await story.InAsync(d => d.Mentorships.Select(m => m.Id).SingleAsync());
        await WriteAsync(story, story.Amina, pair, "Are you there?");
        Task<int> RemindAsync() => story.RunAsAsync<RemindOfMessages, int>(null, r => r.ExecuteAsync(None));
        host.Clock.Advance(TimeSpan.FromDays(6.9));
        Assert.Equal(0, await RemindAsync());
        host.Clock.Advance(TimeSpan.FromDays(0.2));
        Assert.Equal(1, await RemindAsync());
        Assert.Equal(0, await RemindAsync());
        var mail = Assert.Single(await story.MailsAsync(), m => m.Kind == "message-unanswered");
        Assert.Equal(story.Paul.Id, mail.PersonId);
        // Answered, and then it is her turn: a new week, a new message.
        await WriteAsync(story, story.Paul, pair, "Here I am.");
        host.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(1, await RemindAsync());
        Assert.Equal(story.Amina.Id, (await story.MailsAsync()).Last(m => m.Kind == "message-unanswered").PersonId);
        await story.InAsync(async d => { (await d.Mentorships.SingleAsync()).End(story.Now); await d.SaveChangesAsync(); });
        Assert.Equal(0, await RemindAsync());
    }

    [Theory, BothDatabases]
    public async Task Forgetting_takes_the_conversation_with_its_files_and_only_this_one(Db db)
    {
        var (story, pair) = await PairAsync(hosts, db);
        var (_, elsewhere) = await PairAsync(hosts, db);
        await WriteAsync(story, story.Amina, pair, "Goes", new GivenFile("goes.txt", "goes"u8.ToArray()));
        Task ForgetAsync(Guid id) => story.RunAsAsync<AppDb, Outcome>(null, d => d.InTransactionAsync(async () =>
        {
            await new ForgetMessages(d).ForgetAsync(id, None);
            return Outcome.Done;
        }, None));
        await ForgetAsync(elsewhere);
        Assert.Equal(1, await story.InAsync(d => d.ThreadMessages.CountAsync()));
        await ForgetAsync(pair);
        await ForgetAsync(pair);
        Assert.Equal((0, 0, 0, 0), (await story.InAsync(d => d.MessageThreads.CountAsync()), await story.InAsync(d => d.ThreadMessages.CountAsync()), await story.InAsync(d => d.MessageFiles.CountAsync()), await story.InAsync(d => d.ThreadMembers.CountAsync())));
    }

    [Theory]
    [InlineData("See https://example.org/a?b=c&d=1, please", "https://example.org/a?b=c&d=1")]
    [InlineData("(https://example.org/x)", "https://example.org/x")]
    [InlineData("https://en.wikipedia.org/wiki/Mentor_(x)", "https://en.wikipedia.org/wiki/Mentor_(x)")]
    [InlineData("javascript:alert(1) data:text/html,x file:///etc", null)]
    [InlineData("https://bank.example@evil.example/", null)]
    [InlineData("https://аррӏе.com/", null)]
    [InlineData("https://evil.example\\@bank.example", null)]
    public void Only_plain_web_addresses_become_links(string text, string? link)
    {
        var pieces = MessageText.PiecesOf(text).ToList();
        Assert.Equal(text, string.Concat(pieces.Select(p => p.Text)));
        Assert.Equal(link, pieces.Find(p => p.Href is not null)?.Href);
    }

    internal static Task<Outcome<int>> WriteAsync(Story story, Person who, Guid pair, string text, params GivenFile[] files) =>
        KeepAsync(story, who, pair, new(text, files, "page:" + Guid.NewGuid().ToString("N"), false));

    private static async Task<Outcome<int>> KeepAsync(Story story, Person who, Guid pair, NewMessage said) =>
        await story.RunAsAsync<FindConversation, Conversation?>(who, f => f.OfPairAsync(pair, None)) is { } talk ? await story.RunAsAsync<KeepMessage, Outcome<int>>(who, k => k.InAsync(talk, said, None)) : Outcome.NotFound;

    internal static async Task<(Story Story, Guid Pair)> PairAsync(Hosts hosts, Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.PairAsync();
        return (story, await story.InAsync(d => d.Mentorships.Select(m => m.Id).SingleAsync()));
    }

    private static async Task<Conversation> OwnAsync(Story story, Guid pair) => (await story.RunAsAsync<FindConversation, Conversation?>(story.Paul, f => f.OfPairAsync(pair, None)))!;
}
