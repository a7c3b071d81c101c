using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Features.Recommendations;
using Upward.Web.Features.Skills;
using Upward.Web.Platform;
using Upward.Web.Tests.Features.Applications;

namespace Upward.Web.Tests.Features.Recommendations;

/// <summary>R238 R165: words of a colleague about somebody, by a link, read by those whom the person chose.</summary>
public sealed class RecommendationTests(Hosts hosts)
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task A_mentor_asks_a_colleague_writes_by_link_and_the_manager_reads_it_on_the_profile(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var skill = await OffersAsync(story, story.AminaIn, "Dashboards");
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync("/my/recommendations");
        await amina.SubmitAsync("form.card-body", ("Email", story.Olga.Email), ("Note", "The dashboard we built in May."), ("Readers", "ProgrammeManagers"));
        Assert.Equal("/my/recommendations", amina.Path);
        Assert.Contains(story.Olga.Name, amina.Page!.QuerySelector("#asked")!.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);

        var link = await LinkAsync(story, "recommendation-asked");
        var nobody = await story.AsAsync(null);
        await nobody.OpenAsync(link);
        Assert.Contains("The dashboard we built in May.", nobody.Body, StringComparison.Ordinal);
        Assert.Contains("the managers of the mentoring programmes", nobody.Body, StringComparison.Ordinal);
        await nobody.SubmitAsync("form", ("Text", "She explains things "), ("act", "keep"));
        await nobody.OpenAsync(link);
        Assert.Equal("She explains things", nobody.Page!.QuerySelector("textarea")!.TextContent.Trim());
        Assert.DoesNotContain("She explains", (await amina.OpenAsync("/my/recommendations")).Body!.TextContent, StringComparison.Ordinal);

        await nobody.OpenAsync(link);
        await nobody.SubmitAsync("form", ("Text", "She explains things so that they stay."), ("Endorsed", skill.ToString()), ("act", "send"));
        Assert.Contains("Thank you", nobody.Page!.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);

        var own = await amina.OpenAsync("/my/recommendations");
        Assert.Contains("She explains things so that they stay.", own.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Dashboards", own.Body.TextContent, StringComparison.Ordinal);
        await amina.SubmitAsync("form[action$='handler=Thank']");
        Assert.Equal(["recommendation-asked", "recommendation-written", "recommendation-thanked"], (await story.MailsAsync()).Select(m => m.Kind));

        var profile = await (await story.AsAsync(story.Petra)).OpenAsync($"/programmes/{story.Programme.Id}/participants/{story.AminaIn.Id}");
        Assert.Contains("She explains things so that they stay.", profile.QuerySelector("#s-recommendations")!.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Hidden_words_and_words_for_managers_only_are_not_read_by_others(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var forManagers = await WrittenAsync(story, story.Olga, RecommendationReaders.ProgrammeManagers);
        var forAll = await WrittenAsync(story, story.Petra, RecommendationReaders.ManagersAndPartners);
        Assert.Equal(2, (await ManagerReadsAsync(story, story.Petra)).Count);
        // A running pair, and somebody outside it.
        Assert.Empty(await PartnerReadsAsync(story, story.Paul));
        await story.PairAsync();
        Assert.Equal([forAll], (await PartnerReadsAsync(story, story.Paul)).Select(r => r.Id));
        Assert.Empty(await PartnerReadsAsync(story, story.Olga));
        // The admin was not appointed to the programme: a profile is not theirs to read.
        Assert.Empty(await ManagerReadsAsync(story, story.Ada));
        Assert.Empty(await ManagerReadsAsync(story, story.Otto));

        Assert.True((await ChangeAsync(story, story.Amina, c => c.ShowAsync(forAll, false, None))).Succeeded);
        Assert.Equal([forManagers], (await ManagerReadsAsync(story, story.Petra)).Select(r => r.Id));
        Assert.Empty(await PartnerReadsAsync(story, story.Paul));
        Assert.True((await ChangeAsync(story, story.Amina, c => c.ShowAsync(forAll, true, None))).Succeeded);
        Assert.Equal(2, (await ManagerReadsAsync(story, story.Petra)).Count);
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_asked_is_refused_with_the_reason(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var today = Today(story);
        async Task<string> RefusedAsync(string email, string note = "", int days = 14, RecommendationReaders? readers = RecommendationReaders.ProgrammeManagers)
        {
            var outcome = await AskAsync(story, story.Amina, email, note, today.AddDays(days), readers);
            return outcome.Succeeded ? "asked" : outcome.Refusals[0].Field + ": " + outcome.Refusals[0].Message.Key;
        }
        Assert.Equal("Email: recommendations.refused.email", await RefusedAsync("Olga"));
        Assert.Equal("Email: recommendations.refused.self", await RefusedAsync(story.Amina.Email.ToUpperInvariant()));
        Assert.Equal("Email: recommendations.refused.unknown", await RefusedAsync("nobody@example.org"));
        Assert.Equal("Email: recommendations.refused.unknown", await RefusedAsync(story.Otto.Email));
        Assert.Equal("Note: refused.tooLong", await RefusedAsync(story.Olga.Email, new string('x', 501)));
        Assert.Equal("DueOn: recommendations.refused.due", await RefusedAsync(story.Olga.Email, days: 0));
        Assert.Equal("DueOn: recommendations.refused.due", await RefusedAsync(story.Olga.Email, days: 61));
        Assert.Equal("Readers: recommendations.refused.readers", await RefusedAsync(story.Olga.Email, readers: null));
        Assert.Equal("asked", await RefusedAsync(story.Olga.Email));
        Assert.Equal("Email: recommendations.refused.again", await RefusedAsync(story.Olga.Email));

        // Over the page: what was typed is kept.
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync("/my/recommendations");
        await amina.SubmitAsync("form.card-body", ("Email", "nobody@example.org"), ("Note", "Please"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, amina.Status);
        Assert.Equal("nobody@example.org", amina.Page!.QuerySelector("#Email")!.GetAttribute("value"));
        Assert.Equal("Please", amina.Page.QuerySelector("#Note")!.TextContent.Trim());
    }

    [Theory, BothDatabases]
    public async Task Five_open_questions_are_enough(Db db)
    {
        var story = await hosts.StoryAsync(db);
        for (var i = 0; i < Recommendation.MostOpen; i++) Assert.True((await AskAsync(story, story.Amina, (await story.PersonAsync($"Colleague {i}")).Email)).Succeeded);
        var one = await story.PersonAsync("One more");
        Assert.Equal("recommendations.refused.many", (await AskAsync(story, story.Amina, one.Email)).Refusals.Single().Message.Key);
        var first = await story.InAsync(d => d.Recommendations.OrderBy(r => r.AskedAt).Select(r => r.Id).FirstAsync());
        Assert.True((await ChangeAsync(story, story.Amina, c => c.TakeBackAsync(first, None))).Succeeded);
        Assert.True((await AskAsync(story, story.Amina, one.Email)).Succeeded);
    }

    [Theory, BothDatabases]
    public async Task Words_are_counted_and_an_empty_page_is_not_sent(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await AskAsync(story, story.Amina, story.Olga.Email);
        var token = (await LinkAsync(story, "recommendation-asked")).Split('/')[^1];
        Assert.Equal("recommend.refused.empty", (await WriteAsync(story, w => w.SendAsync(token, " \n ", [], None))).Refusals.Single().Message.Key);
        Assert.Equal("recommend.refused.long", (await WriteAsync(story, w => w.SendAsync(token, string.Join(' ', Enumerable.Repeat("good", 901)), [], None))).Refusals.Single().Message.Key);
        Assert.True((await WriteAsync(story, w => w.SendAsync(token, string.Join(' ', Enumerable.Repeat("good", 900)), [Guid.NewGuid()], None))).Succeeded);
        // What is not offered cannot be endorsed.
        Assert.Empty((await story.InAsync(d => d.Recommendations.SingleAsync())).Endorsed);
    }

    [Theory, BothDatabases]
    public async Task A_no_needs_no_reason_takes_the_words_away_and_stands_in_no_log(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await AskAsync(story, story.Amina, story.Olga.Email);
        var token = (await LinkAsync(story, "recommendation-asked")).Split('/')[^1];
        Assert.True((await WriteAsync(story, w => w.SendAsync(token, "Sent too soon.", [], None))).Succeeded);
        Assert.True((await WriteAsync(story, w => w.DeclineAsync(token, None))).Succeeded);
        var one = await story.InAsync(d => d.Recommendations.SingleAsync());
        Assert.Equal(("", null), (one.Text, one.WrittenAt));
        Assert.Equal(["recommendation.asked", "recommendation.written"], await story.InAsync(d => d.AuditEntries.Where(a => a.Action.StartsWith("recommendation")).OrderBy(a => a.At).Select(a => a.Action).ToListAsync()));
        Assert.Empty(await ManagerReadsAsync(story, story.Petra));
        // Kept, and shown to no admin: who asked whom is between the two of them.
        var log = await story.RunAsAsync<ReadAudit, ReadAudit.Page?>(story.Ada, r => r.ShowAsync(new(), 0, None));
        Assert.DoesNotContain(log!.Entries, e => e.Action.StartsWith("recommendation", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task A_link_that_was_taken_back_is_past_its_time_or_unknown_shows_and_takes_nothing(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await AskAsync(story, story.Amina, story.Olga.Email);
        var link = await LinkAsync(story, "recommendation-asked");
        var id = await story.InAsync(d => d.Recommendations.Select(r => r.Id).SingleAsync());
        // Nobody else can change it, and it does not exist for them.
        Assert.True((await ChangeAsync(story, story.Paul, c => c.TakeBackAsync(id, None))).IsNotFound);
        Assert.True((await ChangeAsync(story, story.Petra, c => c.ShowAsync(id, false, None))).IsNotFound);
        Assert.True((await ChangeAsync(story, story.Otto, c => c.ThankAsync(id, None))).IsNotFound);

        Assert.True((await ChangeAsync(story, story.Amina, c => c.TakeBackAsync(id, None))).Succeeded);
        var nobody = await story.AsAsync(null);
        foreach (var dead in new[] { link, "/recommend/no-such-token" })
        {
            await nobody.OpenAsync(dead);
            Assert.Contains("no longer works", nobody.Page!.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
            Assert.Null(nobody.Page.QuerySelector("form textarea"));
            Assert.DoesNotContain(story.Amina.Name, nobody.Body, StringComparison.Ordinal);
        }
        Assert.True((await WriteAsync(story, w => w.SendAsync(link.Split('/')[^1], "Too late", [], None))).IsNotFound);

        var today = Today(story);
        var late = Recommendation.Ask(story.OrganisationId, story.Amina.Id, story.Olga.Id, "hash", "", today.AddDays(-15), RecommendationReaders.ProgrammeManagers, story.Now.AddDays(-30));
        Assert.Equal((false, RecommendationState.Lapsed), (late.LinkWorksOn(today), late.StateOn(today)));
    }

    [Theory, BothDatabases]
    public async Task One_reminder_goes_before_the_day_and_both_links_work(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await AskAsync(story, story.Amina, story.Olga.Email, due: Today(story).AddDays(2));
        await AskAsync(story, story.Amina, story.Petra.Email, due: Today(story).AddDays(9));
        await story.RunAsAsync<RemindOfRecommendations, int>(null, r => r.ExecuteAsync(None));
        await story.RunAsAsync<RemindOfRecommendations, int>(null, r => r.ExecuteAsync(None));
        var reminded = Assert.Single(await story.MailsAsync(), m => m.Kind == "recommendation-reminded");
        Assert.Equal(story.Olga.Id, reminded.PersonId);
        Assert.Equal(Today(story).AddDays(3), DateOnly.FromDateTime(reminded.NotAfter!.Value.UtcDateTime));
        foreach (var link in new[] { await LinkAsync(story, "recommendation-reminded"), await LinkAsync(story, "recommendation-asked", story.Olga) })
            Assert.NotNull(await WriteAsync(story, w => w.ShowAsync(link.Split('/')[^1], None)));
    }

    [Theory, BothDatabases]
    public async Task G3_After_its_day_the_reminder_is_dropped_and_listed_once_and_what_nobody_can_write_any_more_is_history(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await AskAsync(story, story.Amina, story.Olga.Email);
        var link = await LinkAsync(story, "recommendation-asked");
        Task DueAsync(int days) => story.InAsync(d => d.Recommendations.ExecuteUpdateAsync(r => r.SetProperty(x => x.DueOn, Today(story).AddDays(days)).SetProperty(x => x.AskedAt, story.Now.AddDays(-40)).SetProperty(x => x.RemindedAt, (DateTimeOffset?)null)));
        Task<int> RemindAsync() => story.RunAsAsync<RemindOfRecommendations, int>(null, r => r.ExecuteAsync(None));
        await DueAsync(-Recommendation.GraceDays - 1);
        Assert.Equal(0, await RemindAsync());
        Assert.DoesNotContain(await story.MailsAsync(), m => m.Kind == "recommendation-reminded");
        await DueAsync(-2);
        Assert.Equal(0, await RemindAsync());
        Assert.Equal(0, await RemindAsync());
        var late = Assert.Single(await story.MailsAsync(), m => m.Kind == "recommendation-reminded");
        Assert.Equal((true, "", story.Olga.Id), (late.TooLateAt is not null, late.TextBody, late.PersonId!.Value));
        Assert.Equal(Today(story).AddDays(-2 - Recommendation.RemindDaysBefore), DateOnly.FromDateTime(late.CreatedAt.UtcDateTime));
        Assert.False(await story.InAsync(d => d.Notices.AnyAsync(n => n.Id == late.Id)));
        // The link of the first mail goes on working.
        Assert.NotNull(await WriteAsync(story, w => w.ShowAsync(link.Split('/')[^1], None)));
        foreach (var (who, sees) in new[] { (story.Ada, true), (story.Petra, false), (story.Olga, false), (story.Otto, false) })
        {
            var browser = await story.AsAsync(who);
            await browser.OpenAsync("/settings/invitations?state=TooLate");
            Assert.Equal(sees, browser.Body.Contains("A few words about", StringComparison.Ordinal));
        }
    }

    private static DateOnly Today(Story story) => DateOnly.FromDateTime(story.Now.UtcDateTime);

    private static Task<Outcome> AskAsync(Story story, Person who, string email, string note = "", DateOnly? due = null, RecommendationReaders? readers = RecommendationReaders.ProgrammeManagers) =>
        story.RunAsAsync<AskForRecommendation, Outcome>(who, a => a.ExecuteAsync(new(email, note, due ?? Today(story).AddDays(14), readers), Today(story), None));

    private static Task<Outcome> ChangeAsync(Story story, Person who, Func<ChangeRecommendation, Task<Outcome>> change) => story.RunAsAsync(who, change);

    private static Task<T> WriteAsync<T>(Story story, Func<WriteRecommendation, Task<T>> write) => story.RunAsAsync(null, write);

    private static Task<IReadOnlyList<ReadRecommendations.Row>> ManagerReadsAsync(Story story, Person who) =>
        story.RunAsAsync<ReadRecommendations, IReadOnlyList<ReadRecommendations.Row>>(who, r => r.ForManagerAsync(story.AminaIn.Id, None));

    private static Task<IReadOnlyList<ReadRecommendations.Row>> PartnerReadsAsync(Story story, Person who) =>
        story.RunAsAsync<ReadRecommendations, IReadOnlyList<ReadRecommendations.Row>>(who, r => r.ForPartnerAsync(story.Amina.Id, None));

    private static async Task<string> LinkAsync(Story story, string kind, Person? to = null) =>
        Regex.Match((await story.MailsAsync()).Last(m => m.Kind == kind && (to is null || m.PersonId == to.Id)).TextBody, @"/recommend/[\w-]+").Value;

    private static async Task<Guid> WrittenAsync(Story story, Person from, RecommendationReaders readers)
    {
        Assert.True((await AskAsync(story, story.Amina, from.Email, readers: readers)).Succeeded);
        var token = (await LinkAsync(story, "recommendation-asked", from)).Split('/')[^1];
        Assert.True((await WriteAsync(story, w => w.SendAsync(token, "She explains well.", [], None))).Succeeded);
        return await story.InAsync(d => d.Recommendations.Where(r => r.FromId == from.Id).Select(r => r.Id).SingleAsync());
    }

    private static async Task<Guid> OffersAsync(Story story, ParticipantEnrolment enrolment, string name)
    {
        var skill = Skill.Of(story.OrganisationId, name, "Digital tools", []);
        await story.InAsync(async d =>
        {
            d.Skills.Add(skill);
            d.EnrolmentSkills.Add(EnrolmentSkill.Offered(story.OrganisationId, enrolment.Id, skill.Id, 3));
            await d.SaveChangesAsync();
        });
        return skill.Id;
    }
}
