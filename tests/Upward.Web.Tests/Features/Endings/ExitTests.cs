using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Endings;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Matching.Compile;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Endings;

/// <summary>Either of the two ends a pair, without a reason; that they did is to be found nowhere.</summary>
public sealed class ExitTests(Hosts hosts)
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task One_asks_nothing_shows_and_with_the_next_run_both_get_the_same_words_and_a_free_place(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var (amina, paul) = (await story.AsAsync(story.Amina), await story.AsAsync(story.Paul));
        await paul.OpenAsync($"/pairs/{pair}");
        var before = Shown(paul);
        await amina.OpenAsync($"/pairs/{pair}");
        await amina.OpenAsync(amina.Page!.QuerySelector("a[href$='/end']")!.GetAttribute("href")!);
        await amina.OpenAsync(amina.Page!.QuerySelector("a[href$='?sure=true']")!.GetAttribute("href")!);
        await amina.SubmitAsync("form[action$='/end']");
        Assert.Contains("It will end", amina.Page!.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);

        // Until the run: not a letter, not a line of the log, not a difference on the other's page.
        Assert.Empty(await story.MailsAsync());
        await paul.OpenAsync($"/pairs/{pair}");
        Assert.Equal(before, Shown(paul));
        await paul.OpenAsync($"/pairs/{pair}/end");
        Assert.DoesNotContain("Take it back", paul.Body, StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync(story));
        Assert.True(await story.InAsync(d => d.PairExits.AllAsync(e => e.DueAt > story.Now.AddHours(8))));

        await DueAsync(story);
        Assert.Equal(1, await RunAsync(story));
        Assert.Equal(0, await RunAsync(story));
        var ended = await story.InAsync(d => d.Mentorships.AsNoTracking().SingleAsync());
        Assert.Equal((EndingTimes.LastAt(story.Now), MentorshipEnd.Early, (int?)null, (int?)null), (ended.EndedAt!.Value, ended.Ending, ended.MentorSeat, ended.MenteeSeat));
        var mails = await story.MailsAsync();
        Assert.Equal(2, mails.Count);
        // The same words but for the two names.
        Assert.Single(mails.Select(m => (m.Subject + m.TextBody).Replace("Amina Haddad", "X", StringComparison.Ordinal).Replace("Paul Director", "X", StringComparison.Ordinal)).Distinct());

        // Both are in the next round, and each says what is next.
        Assert.Equal((1, 1), await FreeAsync(story));
        await paul.OpenAsync($"/pairs/{pair}");
        Assert.Contains("This pair is over", paul.Page!.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await paul.SubmitAsync("form[action$='/next']", ("after", "NotNow"));
        Assert.Equal((0, 1), await FreeAsync(story));
        await paul.SubmitAsync("form[action$='/next']", ("after", "LooksAgain"));
        Assert.Equal((1, 1), await FreeAsync(story));
    }

    [Theory, BothDatabases]
    public async Task Who_asked_is_nowhere_whoever_of_the_two_it_was(Db db)
    {
        // The same story twice; all that anybody but the one who asked can see must be the same.
        var traces = new List<string>();
        foreach (var mentorAsks in new[] { true, false })
        {
            var (story, pair) = await PairAsync(db);
            var who = mentorAsks ? story.Amina : story.Paul;
            Assert.True((await AskAsync(story, who, pair)).Succeeded);
            var seal = await story.InAsync(d => d.PairExits.AsNoTracking().SingleAsync());
            Assert.DoesNotContain(who.Id.ToString("N"), seal.Seal, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(typeof(PairExit).GetProperties(), p => p.Name is "PersonId" or "AskedAt" or "Reason");
            Assert.DoesNotContain(typeof(Mentorship).GetProperties(), p => p.Name.Contains("Reason", StringComparison.Ordinal) || p.Name.Contains("EndedBy", StringComparison.Ordinal));
            Assert.Empty(await story.InAsync(d => d.AuditEntries.Where(e => e.Action.StartsWith("mentorship.")).ToListAsync()));
            await DueAsync(story);
            await RunAsync(story);
            var entry = await story.InAsync(d => d.AuditEntries.SingleAsync(e => e.Action.StartsWith("mentorship.")));
            Assert.Equal(("mentorship.ended", null, "Upward", "", "{}"), (entry.Action, entry.ActorPersonId, entry.ActorName, entry.FromAddress, entry.Details));
            Assert.Empty(await story.InAsync(d => d.PairExits.ToListAsync()));

            var seen = new System.Text.StringBuilder();
            foreach (var (reader, paths) in new[] { (story.Petra, Managers(story, pair)), (story.Ada, [.. Managers(story, pair), "/settings/audit", $"/people/{story.Amina.Id}", $"/people/{story.Paul.Id}"]), (story.Paul, Own(pair)), (story.Amina, Own(pair)) })
            {
                var browser = await story.AsAsync(reader);
                foreach (var path in paths)
                {
                    await browser.OpenAsync(path);
                    // Some are missing pages for an admin: then they are so in both.
                    seen.Append(Neutral(story, pair, path)).Append(browser.Status).Append(Neutral(story, pair, browser.Page!.QuerySelector("main")!.InnerHtml)).Append('\n');
                }
            }
            foreach (var mail in (await story.MailsAsync()).OrderBy(m => m.ToName)) seen.Append(Neutral(story, pair, mail.Kind + mail.Subject + mail.TextBody + mail.HtmlBody)).Append('\n');
            // The order of the two mails tells nothing either.
            seen.Append(string.Join(',', (await story.MailsAsync()).OrderBy(m => m.Id).Select(m => m.ToName).Order()));
            traces.Add(seen.ToString());
        }
        Assert.Contains("This pair is over", traces[0], StringComparison.Ordinal);
        Assert.Contains("A pair ended early", traces[0], StringComparison.Ordinal);
        Assert.Equal(traces[0], traces[1]);
    }

    [Theory, BothDatabases]
    public async Task It_can_be_taken_back_and_needs_to_be_meant_and_a_pair_that_is_over_is_over(Db db)
    {
        var (story, pair) = await PairAsync(db);
        Assert.Equal("exit.refused.sure", (await story.RunAsAsync<AskToEnd, Outcome>(story.Amina, a => a.AskAsync(pair, false, None))).Refusals.Single().Message.Key);
        Assert.True((await AskAsync(story, story.Amina, pair)).Succeeded);
        Assert.True((await AskAsync(story, story.Amina, pair)).Succeeded);
        Assert.Equal(1, await story.InAsync(d => d.PairExits.CountAsync()));
        // The partner's "take it back" takes nothing back that is not theirs.
        Assert.True((await TakeBackAsync(story, story.Paul, pair)).Succeeded);
        Assert.Equal(1, await story.InAsync(d => d.PairExits.CountAsync()));
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}/end");
        await amina.SubmitAsync("form[action*=TakeBack]");
        Assert.Equal($"/pairs/{pair}", amina.Path);
        await DueAsync(story);
        Assert.Equal(0, await RunAsync(story));
        Assert.Null(await story.InAsync(d => d.Mentorships.Select(m => m.EndedAt).SingleAsync()));

        // Both ask; one thinks better of it; it ends.
        await AskAsync(story, story.Amina, pair);
        await AskAsync(story, story.Paul, pair);
        await TakeBackAsync(story, story.Amina, pair);
        await DueAsync(story);
        Assert.Equal(1, await RunAsync(story));
        Assert.Equal("exit.refused.ended", (await AskAsync(story, story.Amina, pair)).Refusals.Single().Message.Key);
        Assert.Equal("after.refused.choose", (await story.RunAsAsync<SayWhatIsNext, Outcome>(story.Amina, n => n.ExecuteAsync(pair, null, None))).Refusals.Single().Message.Key);
    }

    [Theory, BothDatabases]
    public async Task Managers_see_who_looks_for_nobody_now_as_a_fact_and_others_do_not(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/rounds");
        Assert.DoesNotContain("no partner at present", petra.Body, StringComparison.Ordinal);
        await story.InAsync(async d => { (await d.Mentorships.SingleAsync()).End(story.Now); await d.SaveChangesAsync(); });
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}");
        Assert.Contains("managers see which of these you choose", amina.Body, StringComparison.Ordinal);
        await amina.SubmitAsync("form[action$='/next']", ("after", nameof(AfterPair.NotNow)));

        await petra.OpenAsync($"/programmes/{story.Programme.Id}/rounds");
        Assert.Contains("One person has said that they want no partner at present", petra.Body, StringComparison.Ordinal);
        await petra.OpenAsync(petra.Page!.QuerySelector("main a[href$='state=notnow']")!.GetAttribute("href")!);
        var rows = petra.Page!.QuerySelectorAll("tbody tr");
        Assert.Contains("Amina Haddad", Assert.Single(rows).TextContent, StringComparison.Ordinal);
        Assert.Contains("Not now: own choice", rows[0].TextContent, StringComparison.Ordinal);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/participants?state=free");
        Assert.DoesNotContain("Amina Haddad", string.Concat(petra.Page!.QuerySelectorAll("tbody").Select(b => b.TextContent)), StringComparison.Ordinal);
        foreach (var other in new[] { story.Olga, story.Paul, story.Otto })
        {
            var browser = await story.AsAsync(other);
            await browser.OpenAsync($"/programmes/{story.Programme.Id}/participants?state=notnow");
            Assert.NotEqual(HttpStatusCode.OK, browser.Status);
            Assert.DoesNotContain("own choice", browser.Body, StringComparison.Ordinal);
        }
        // She says otherwise: nothing of it is left.
        Assert.True((await story.RunAsAsync<SayWhatIsNext, Outcome>(story.Amina, n => n.ExecuteAsync(pair, AfterPair.LooksAgain, None))).Succeeded);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/participants");
        Assert.DoesNotContain("own choice", petra.Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Nobody_else_can_ask_take_back_or_say_what_is_next(Db db)
    {
        var (story, pair) = await PairAsync(db);
        await AskAsync(story, story.Amina, pair);
        foreach (var outsider in new[] { story.Petra, story.Ada, story.Olga, story.Otto })
        {
            Assert.True((await AskAsync(story, outsider, pair)).IsNotFound);
            Assert.True((await TakeBackAsync(story, outsider, pair)).IsNotFound);
            Assert.True((await story.RunAsAsync<SayWhatIsNext, Outcome>(outsider, n => n.ExecuteAsync(pair, AfterPair.NotNow, None))).IsNotFound);
            var browser = await story.AsAsync(outsider);
            await browser.OpenAsync($"/pairs/{pair}/end");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }
        Assert.Equal(1, await story.InAsync(d => d.PairExits.CountAsync()));
        Assert.Equal("after.refused.runs", (await story.RunAsAsync<SayWhatIsNext, Outcome>(story.Amina, n => n.ExecuteAsync(pair, AfterPair.NotNow, None))).Refusals.Single().Message.Key);
    }

    [Theory, BothDatabases]
    public async Task A_manager_ends_a_pair_of_their_programme_and_for_the_two_it_looks_the_same(Db db)
    {
        var (story, pair) = await PairAsync(db);
        Task<Outcome> EndAsync(Person who, bool sure) => story.RunAsAsync<EndByManager, Outcome>(who, e => e.ExecuteAsync(story.Programme.Id, pair, sure, None));
        foreach (var other in new[] { story.Amina, story.Olga, story.Otto }) Assert.True((await EndAsync(other, true)).IsNotFound);
        Assert.Equal("exit.refused.sure", (await EndAsync(story.Petra, false)).Refusals.Single().Message.Key);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/pairs");
        await petra.OpenAsync(petra.Page!.QuerySelector($"a[href$='/pairs/{pair}']")!.GetAttribute("href")!);
        await petra.SubmitAsync("form:has(#Sure), form:has([name=Sure])", ("Sure", "true"));
        Assert.EndsWith("/pairs", petra.Path, StringComparison.Ordinal);
        // An admin whose own pair ended must not read from the log that it was no manager.
        Assert.True(await story.InAsync(d => d.AuditEntries.AnyAsync(e => e.Action == "mentorship.endAsked")));
        var ada = await story.AsAsync(story.Ada);
        await ada.OpenAsync("/settings/audit");
        Assert.DoesNotContain("A manager ended a pair", ada.Body, StringComparison.Ordinal);
        await DueAsync(story);
        Assert.Equal(1, await RunAsync(story));
        Assert.Equal(["pair-ended", "pair-ended"], (await story.MailsAsync()).Select(m => m.Kind));
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/pairs?state=past");
        Assert.Contains("Ended early", petra.Page!.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task When_somebody_leaves_their_pair_ends_and_only_the_partner_is_written_to(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var left = story.Now.AddDays(-3);
        await story.InAsync(d => d.People.Where(p => p.Id == story.Amina.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.LeftAt, left)));
        Assert.Equal(1, await RunAsync(story));
        var mail = Assert.Single(await story.MailsAsync());
        Assert.Equal(("pair-ended", story.Paul.Email), (mail.Kind, mail.ToAddress));
        Assert.Equal((1, 0), await FreeAsync(story));
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/pairs/{pair}");
        Assert.Contains("This pair is over", paul.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Ends_come_once_a_day_and_never_sooner_than_eight_hours_after_they_were_asked_for()
    {
        static DateTimeOffset At(int day, int hour, int minute = 0) => new(2026, 3, day, hour, minute, 0, TimeSpan.Zero);
        Assert.Equal(At(11, 5), EndingTimes.NextFrom(At(10, 5)));
        Assert.Equal(At(11, 5), EndingTimes.NextFrom(At(10, 20, 59)));
        Assert.Equal(At(12, 5), EndingTimes.NextFrom(At(10, 21, 1)));
        Assert.Equal(At(11, 5), EndingTimes.NextFrom(At(10, 4)));
        Assert.Equal(At(9, 5), EndingTimes.LastAt(At(10, 4, 59)));
        Assert.Equal(At(10, 5), EndingTimes.LastAt(At(10, 5)));
    }

    private static string[] Managers(Story story, Guid pair) =>
    [
        .. new[] { "", "/pairs", "/pairs?state=past", $"/pairs/{pair}", "/participants", $"/participants/{story.AminaIn.Id}", $"/participants/{story.PaulIn.Id}", "/changes" }.Select(p => $"/programmes/{story.Programme.Id}{p}"),
    ];

    private static string[] Own(Guid pair) => [$"/pairs/{pair}", $"/pairs/{pair}/closing", $"/pairs/{pair}/closing/farewell", $"/pairs/{pair}/closing/hand-over", $"/pairs/{pair}/export", "/my/portfolio", "/proposals"];

    /// <summary>Without what differs between two stories anyway: ids, tokens, moments of the day.</summary>
    private static string Neutral(Story story, Guid pair, string text)
    {
        foreach (var (id, name) in new[] { (pair, "pair"), (story.Programme.Id, "programme"), (story.Amina.Id, "amina"), (story.Paul.Id, "paul"), (story.AminaIn.Id, "amina-in"), (story.PaulIn.Id, "paul-in"), (story.Petra.Id, "petra"), (story.Ada.Id, "ada") })
            text = text.Replace(id.ToString(), name, StringComparison.OrdinalIgnoreCase).Replace(id.ToString("N"), name, StringComparison.OrdinalIgnoreCase);
        text = System.Text.RegularExpressions.Regex.Replace(text, @"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}|CfDJ8[\w-]+|\d{1,2}:\d\d(:\d\d(\.\d+)?)?|[\w.-]+@example\.org|class=""[^""]*""", "*");
        return text;
    }

    private static string Shown(Browser browser) => System.Text.RegularExpressions.Regex.Replace(browser.Page!.QuerySelector("main")!.InnerHtml, @"CfDJ8[\w-]+|(?<=name=""once"" value="")[0-9a-f]+", "*");

    internal static async Task DueAsync(Story story)
    {
        var past = story.Now.AddDays(-2);
        await story.InAsync(d => d.PairExits.ExecuteUpdateAsync(e => e.SetProperty(x => x.DueAt, past)));
    }

    internal static Task<int> RunAsync(Story story) => story.RunAsAsync<EndDuePairs, int>(null, e => e.ExecuteAsync(None));
    private static Task<Outcome> AskAsync(Story story, Person who, Guid pair) => story.RunAsAsync<AskToEnd, Outcome>(who, a => a.AskAsync(pair, true, None));
    private static Task<Outcome> TakeBackAsync(Story story, Person who, Guid pair) => story.RunAsAsync<AskToEnd, Outcome>(who, a => a.TakeBackAsync(pair, None));

    private static async Task<(int Mentees, int Mentors)> FreeAsync(Story story)
    {
        var inputs = await story.RunAsAsync<LoadMatchingInputs, MatchingInputs>(null, l => l.ExecuteAsync(story.Programme.Id, new DateOnly(2026, 1, 5), None));
        return (inputs.Mentees.Count, inputs.Mentors.Count);
    }

    private async Task<(Story Story, Guid Pair)> PairAsync(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.PairAsync();
        return (story, await story.InAsync(d => d.Mentorships.Select(m => m.Id).SingleAsync()));
    }
}
