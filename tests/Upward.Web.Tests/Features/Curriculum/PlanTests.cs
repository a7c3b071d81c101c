using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Curriculum;
using Upward.Web.Features.Curriculum.Needs;
using Upward.Web.Features.Curriculum.Together;
using Upward.Web.Features.Endings;
using Upward.Web.Features.Notifications;
using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Curriculum;

/// <summary>R227 R251 R252: what the two mean to do, both tick; and it is theirs alone.</summary>
public sealed class PlanTests(Hosts hosts)
{
    private const string Canary = "The quarrel about the Gdynia crane";
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task Both_put_units_and_topics_in_tick_do_and_finish_them(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var (amina, paul) = (await story.AsAsync(story.Amina), await story.AsAsync(story.Paul));
        await amina.OpenAsync($"/pairs/{pair}/units/ai-first-hour");
        await amina.SubmitAsync("form[action*=Add]");
        await amina.SubmitAsync("form[action*=Own]", ("OwnTopic", Canary));
        Assert.Contains("Waits for Paul Director", amina.Body, StringComparison.Ordinal);

        var page = await paul.OpenAsync($"/pairs/{pair}");
        Assert.Contains("2 wait for your tick", page.QuerySelector("section:has(#plan)")!.TextContent, StringComparison.Ordinal);
        await paul.OpenAsync($"/pairs/{pair}/plan");
        var (unit, own) = (await IdAsync(story, "ai-first-hour"), await story.InAsync(d => d.PlannedUnits.Where(u => u.Title == Canary).Select(u => u.Id).SingleAsync()));
        await paul.PressAsync($"#s-{unit:N} button[value=true]");
        await paul.PressAsync($"#s-{unit:N} form[action*=Mark] button", ("marks", UnitParts.Of((await PlanOfAsync(story)).Find("ai-first-hour")!.Body).Exercises[1].Key));
        await paul.PressAsync($"#s-{own:N} button[value='-1']");

        var agenda = (await story.RunAsAsync<ReadPlan, ReadPlan.Agenda?>(story.Paul, r => r.ForAgendaAsync(pair, None)))!;
        Assert.Equal([("ai-first-hour", 60)], agenda.Units.Select(u => (u.Key, u.Minutes)));
        Assert.Contains("A red pencil, and printouts if you like paper", agenda.Units[0].Materials);
        var planned = await story.InAsync(d => d.PlannedUnits.OrderBy(u => u.Place).ToListAsync());
        Assert.Equal([own, unit], planned.Select(u => u.Id));
        Assert.Single(planned[1].Marks);

        await amina.OpenAsync($"/pairs/{pair}/plan");
        await amina.PressAsync($"#s-{unit:N} form[action*=Finish] button");
        Assert.Empty((await story.RunAsAsync<ReadPlan, ReadPlan.Agenda?>(story.Amina, r => r.ForAgendaAsync(pair, None)))!.Units);
        Assert.Contains("Hands-on: 1 of 4 done", amina.Page!.QuerySelector($"#s-{unit:N}")!.TextContent, StringComparison.Ordinal);
        await amina.SubmitAsync($"#s-{own:N} form[action*=Remove]");
        Assert.Equal(unit, await story.InAsync(d => d.PlannedUnits.Select(u => u.Id).SingleAsync()));
    }

    [Theory, BothDatabases]
    public async Task What_one_puts_in_the_other_is_told_once_a_day_and_may_have_it_later_or_not_at_all(Db db)
    {
        var (story, pair) = await PairAsync(db);
        Assert.True((await PlanAsync(story, story.Amina, p => p.AddOwnAsync(pair, Canary, None))).Succeeded);
        Assert.True((await PlanAsync(story, story.Amina, p => p.AddAsync(pair, "ai-first-hour", None))).Succeeded);
        var told = Assert.Single(await story.MailsAsync());
        Assert.Equal(("plan-added", story.Paul.Id), (told.Kind, told.PersonId!.Value));
        Assert.DoesNotContain("Gdynia", told.Subject + told.TextBody, StringComparison.Ordinal);
        Assert.Equal("plan", NoticeTopics.Of("plan-added"));
        Assert.Equal($"/pairs/{pair}/plan", await story.InAsync(d => d.Notices.Where(n => n.PersonId == story.Paul.Id).Select(n => n.Path).SingleAsync()));
        // The next day there is something new to say; and of his own, to her.
        await story.InAsync(d => d.Outbox.ExecuteUpdateAsync(m => m.SetProperty(x => x.UniqueKey, x => x.UniqueKey + "-yesterday")));
        Assert.True((await PlanAsync(story, story.Amina, p => p.AddAsync(pair, "mental-health-load", None))).Succeeded);
        Assert.True((await PlanAsync(story, story.Paul, p => p.AddOwnAsync(pair, "Mine", None))).Succeeded);
        Assert.Equal([story.Amina.Id, story.Paul.Id, story.Paul.Id], (await story.MailsAsync()).Select(m => m.PersonId!.Value).OrderBy(id => id == story.Paul.Id));
        // What is refused, and what an outsider tries, is told to nobody.
        Assert.Equal("curriculum.refused.unit", Key(await PlanAsync(story, story.Paul, p => p.AddAsync(pair, "no-such-unit", None))));
        Assert.True((await PlanAsync(story, story.Petra, p => p.AddOwnAsync(pair, "x", None))).IsNotFound);
        Assert.Equal(3, (await story.MailsAsync()).Count);
    }

    [Theory, BothDatabases]
    public async Task Questions_are_picked_from_the_bank_or_written_ordered_and_asked(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}/questions");
        Assert.True(amina.Page!.QuerySelectorAll("form[action*=Pick]").Length >= 60);
        await amina.SubmitAsync("form[action*=Pick]");
        await amina.SubmitAsync("form[action*=Own]", ("OwnQuestion", Canary + "?"));
        await amina.SubmitAsync("form[action*=Up]");
        var agenda = (await story.RunAsAsync<ReadPlan, ReadPlan.Agenda?>(story.Paul, r => r.ForAgendaAsync(pair, None)))!;
        Assert.Equal([Canary + "?", "What did you learn last as a complete beginner?"], agenda.Questions);
        await amina.PressAsync("form[action*=Asked] button");
        Assert.Equal(["What did you learn last as a complete beginner?"], (await story.RunAsAsync<ReadPlan, ReadPlan.Agenda?>(story.Paul, r => r.ForAgendaAsync(pair, None)))!.Questions);
        // Picked a second time it is to be asked once more, and stands there once.
        Assert.True((await story.RunAsAsync<PickQuestions, Outcome>(story.Paul, q => q.AddOwnAsync(pair, Canary + "?", None))).Succeeded);
        Assert.Equal(2, await story.InAsync(d => d.PlannedQuestions.CountAsync(q => q.AskedAt == null)));
        await amina.OpenAsync($"/pairs/{pair}/questions");
        await amina.SubmitAsync("form[action*=Drop]");
        Assert.Equal(1, await story.InAsync(d => d.PlannedQuestions.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task What_does_not_go_is_refused_and_an_ended_pair_only_reads(Db db)
    {
        var (story, pair) = await PairAsync(db);
        Assert.Equal("curriculum.refused.unit", Key(await PlanAsync(story, story.Amina, p => p.AddAsync(pair, "no-such-unit", None))));
        Assert.True((await PlanAsync(story, story.Amina, p => p.AddAsync(pair, "lgbt-everyday", None))).Succeeded);
        Assert.True((await PlanAsync(story, story.Paul, p => p.AddAsync(pair, "lgbt-everyday", None))).Succeeded);
        var id = await IdAsync(story, "lgbt-everyday");
        Assert.Equal("plan.refused.notBoth", Key(await PlanAsync(story, story.Amina, p => p.FinishAsync(pair, id, true, None))));
        Assert.True((await PlanAsync(story, story.Paul, p => p.AgreeAsync(pair, id, true, None))).Succeeded);
        Assert.True((await PlanAsync(story, story.Amina, p => p.FinishAsync(pair, id, true, None))).Succeeded);
        Assert.Equal("plan.refused.isDone", Key(await PlanAsync(story, story.Paul, p => p.RemoveAsync(pair, id, None))));
        Assert.Equal("plan.refused.isDone", Key(await PlanAsync(story, story.Paul, p => p.AgreeAsync(pair, id, false, None))));
        Assert.True((await PlanAsync(story, story.Paul, p => p.MarkAsync(pair, id, ["no-exercise"], None))).Succeeded);
        Assert.Empty(await story.InAsync(d => d.PlannedUnits.Select(u => u.Marks).SingleAsync()));
        Assert.True((await PlanAsync(story, story.Paul, p => p.RemoveAsync(pair, Guid.NewGuid(), None))).IsNotFound);
        Assert.Equal("plan.refused.question", Key(await story.RunAsAsync<PickQuestions, Outcome>(story.Paul, q => q.PickAsync(pair, "none", None))));
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/pairs/{pair}/plan");
        await paul.SubmitAsync("form[action*=Own]", ("OwnTopic", new string('x', 121)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, paul.Status);
        Assert.Equal(new string('x', 121), paul.Page!.QuerySelector("[name=OwnTopic]")!.GetAttribute("value"));

        await story.InAsync(async d => { (await d.Mentorships.SingleAsync()).End(story.Now); await d.SaveChangesAsync(); });
        Assert.Equal("agreement.refused.ended", Key(await PlanAsync(story, story.Amina, p => p.AddOwnAsync(pair, "More", None))));
        Assert.Equal("agreement.refused.ended", Key(await story.RunAsAsync<PickQuestions, Outcome>(story.Amina, q => q.AddOwnAsync(pair, "More?", None))));
        await paul.OpenAsync($"/pairs/{pair}/plan");
        Assert.Equal(HttpStatusCode.OK, paul.Status);
        Assert.Empty(paul.Page!.QuerySelectorAll("main button[type=submit]"));
    }

    [Theory, BothDatabases]
    public async Task Nobody_else_opens_it_and_no_word_of_it_is_found_elsewhere(Db db)
    {
        var (story, pair) = await PairAsync(db);
        Assert.True((await PlanAsync(story, story.Amina, p => p.AddOwnAsync(pair, Canary, None))).Succeeded);
        Assert.True((await story.RunAsAsync<PickQuestions, Outcome>(story.Paul, q => q.AddOwnAsync(pair, Canary + "?", None))).Succeeded);
        Assert.True((await PlanAsync(story, story.Amina, p => p.AddAsync(pair, "mental-health-load", None))).Succeeded);
        foreach (var outsider in new[] { story.Petra, story.Ada, story.Olga, story.Otto })
        {
            var browser = await story.AsAsync(outsider);
            foreach (var page in new[] { "plan", "questions", "needs", "units/ai-first-hour" })
            {
                await browser.OpenAsync($"/pairs/{pair}/{page}");
                Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            }
            Assert.True((await PlanAsync(story, outsider, p => p.AddOwnAsync(pair, "x", None))).IsNotFound);
            Assert.True((await story.RunAsAsync<PickQuestions, Outcome>(outsider, q => q.AddOwnAsync(pair, "x", None))).IsNotFound);
            Assert.Null(await story.RunAsAsync<ReadPlan, ReadPlan.Agenda?>(outsider, r => r.ForAgendaAsync(pair, None)));
        }
        foreach (var who in new[] { story.Petra, story.Ada })
        {
            var browser = await story.AsAsync(who);
            foreach (var page in new[] { "", "/pairs", "/participants", $"/participants/{story.AminaIn.Id}", "/curriculum", "/setup/curriculum", "/changes" })
            {
                await browser.OpenAsync($"/programmes/{story.Programme.Id}{page}");
                Assert.Equal(who == story.Ada && page.EndsWith(story.AminaIn.Id.ToString(), StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK, browser.Status);
                Assert.DoesNotContain("Gdynia", browser.Body, StringComparison.Ordinal);
            }
        }
        Assert.DoesNotContain("Gdynia", string.Concat(await story.InAsync(d => d.AuditEntries.Select(e => e.Details + e.SubjectName).ToListAsync())), StringComparison.Ordinal);
        Assert.Empty(await story.InAsync(d => d.AuditEntries.Where(e => e.Action.StartsWith("plan.") || e.Action.StartsWith("curriculum.")).ToListAsync()));
        Assert.All(await story.MailsAsync(), m => Assert.DoesNotContain("Gdynia", m.TextBody + m.HtmlBody + m.Subject, StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Both_take_the_plan_along_the_portfolio_holds_what_was_done_and_later_the_words_go(Db db)
    {
        var (story, pair) = await PairAsync(db);
        Assert.True((await PlanAsync(story, story.Amina, p => p.AddOwnAsync(pair, Canary, None))).Succeeded);
        Assert.True((await PlanAsync(story, story.Amina, p => p.AddAsync(pair, "ai-first-hour", None))).Succeeded);
        foreach (var id in await story.InAsync(d => d.PlannedUnits.Select(u => u.Id).ToListAsync()))
        {
            Assert.True((await PlanAsync(story, story.Paul, p => p.AgreeAsync(pair, id, true, None))).Succeeded);
            Assert.True((await PlanAsync(story, story.Paul, p => p.FinishAsync(pair, id, true, None))).Succeeded);
        }
        Assert.True((await story.RunAsAsync<AnswerNeeds, Outcome>(story.Paul, n => n.ExecuteAsync(pair, Moment.Pre, new Dictionary<string, NeedsRating> { ["media-slides"] = new(0, 2) }, true, NeedsSharing.All, None))).Succeeded);
        var files = new Dictionary<string, string>();
        foreach (var who in new[] { story.Amina, story.Paul }) files[who.Name] = System.Text.Encoding.UTF8.GetString((await story.RunAsAsync<ExportPair, byte[]?>(who, e => e.FileAsync(pair, false, None)))!);
        Assert.All(files.Values, file => Assert.Contains(Canary, file, StringComparison.Ordinal));
        Assert.Contains("Make slides that also work on a phone; I can: Not yet; I want to learn it: Very much", files[story.Paul.Name], StringComparison.Ordinal);
        Assert.DoesNotContain("Make slides", files[story.Amina.Name], StringComparison.Ordinal);
        var portfolio = Assert.Single(await story.RunAsAsync<ReadPortfolio, IReadOnlyList<ReadPortfolio.Entry>>(story.Amina, r => r.ExecuteAsync(None)));
        var units = Assert.Single(portfolio.More, m => m.Title == "Units we did");
        Assert.StartsWith("A first hour with an AI assistant.", Assert.Single(units.Lines), StringComparison.Ordinal);

        await story.InAsync(async d =>
        {
            await new ForgetPlans(d).ForgetAsync(pair, None);
            await d.SaveChangesAsync();
        });
        Assert.Equal((0, 0, 1), await story.InAsync(async d => (await d.PlannedUnits.CountAsync(), await d.PlannedQuestions.CountAsync(), await d.NeedsAnswers.CountAsync())));
    }

    private static string Key(Outcome outcome) => outcome.Refusals[0].Message.Key;
    private static Task<Outcome> PlanAsync(Story story, Person who, Func<PlanTogether, Task<Outcome>> act) => story.RunAsAsync(who, act);
    private static Task<Guid> IdAsync(Story story, string key) => story.InAsync(d => d.PlannedUnits.Where(u => u.UnitKey == key).Select(u => u.Id).SingleAsync());
    private static Task<CurriculumPlan> PlanOfAsync(Story story) => story.RunAsAsync<ReadCurriculum, CurriculumPlan>(story.Petra, r => r.OfAsync(story.Programme.Id, None));

    private async Task<(Story Story, Guid Pair)> PairAsync(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.PairAsync();
        return (story, await story.InAsync(d => d.Mentorships.Select(m => m.Id).SingleAsync()));
    }
}
