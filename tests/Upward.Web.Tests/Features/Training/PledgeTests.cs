using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Training;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Training;

public sealed class PledgeTests(Hosts hosts)
{
    private const string Words = "From Monday I keep the list of who wants to speak.";

    [Theory, BothDatabases]
    public async Task A_pledge_is_made_asked_about_once_after_a_month_and_the_mail_does_not_repeat_it(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var paul = await story.AsAsync(story.Paul);
        var unit = await paul.OpenAsync($"/my/training/{story.Programme.Id}/ally-2");
        await paul.OpenAsync(unit.QuerySelector(".training-way a")!.GetAttribute("href")!);
        await paul.SubmitAsync("form[data-guard]", ("Text", Words));
        Assert.Equal(Words, (await paul.OpenAsync(Page(story))).QuerySelector("textarea")!.TextContent.Trim());

        Assert.Equal(0, await RemindAsync(story));
        await AgeAsync(story, 31);
        Assert.Equal(1, await RemindAsync(story));
        Assert.Equal(0, await RemindAsync(story));
        var mail = Assert.Single(await story.MailsAsync());
        Assert.Equal(story.Paul.Email, mail.ToAddress);
        Assert.DoesNotContain("list of who", mail.TextBody + mail.HtmlBody, StringComparison.Ordinal);

        await paul.SubmitAsync("form[action*=Keep]");
        Assert.Contains("Kept", paul.Page!.QuerySelector(".badge")!.TextContent, StringComparison.Ordinal);
        await paul.SubmitAsync("form[action*=Drop]");
        Assert.Equal(0, await story.InAsync(d => d.AllyPledges.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_kept_pledge_is_not_asked_about_and_other_words_begin_anew(Db db)
    {
        var story = await hosts.StoryAsync(db);
        Assert.True((await PledgeAsync(story, Words)).Succeeded);
        await story.RunAsAsync<MakePledge, Outcome>(story.Paul, m => m.KeepAsync(story.Programme.Id, CancellationToken.None));
        await AgeAsync(story, 31);
        Assert.Equal(0, await RemindAsync(story));
        Assert.True((await PledgeAsync(story, "Another thing.")).Succeeded);
        Assert.Equal(0, await RemindAsync(story));
        await AgeAsync(story, 31);
        Assert.Equal(1, await RemindAsync(story));
    }

    [Theory, BothDatabases]
    public async Task G3_After_three_months_the_question_is_dropped_and_listed_once(Db db)
    {
        var story = await hosts.StoryAsync(db);
        Assert.True((await PledgeAsync(story, Words)).Succeeded);
        await AgeAsync(story, AllyPledge.LateAfterDays);
        Assert.Equal(0, await RemindAsync(story));
        Assert.Equal(0, await RemindAsync(story));
        var late = Assert.Single(await story.MailsAsync());
        Assert.Equal((true, ""), (late.TooLateAt is not null, late.TextBody));
        Assert.Equal(story.Now.AddDays(AllyPledge.RemindAfterDays - AllyPledge.LateAfterDays), late.CreatedAt, TimeSpan.FromMinutes(5));
        Assert.Equal(0, await story.InAsync(d => d.Notices.CountAsync()));
        Assert.Equal(Words, await story.InAsync(d => d.AllyPledges.Select(p => p.Text).SingleAsync()));
    }

    [Theory, BothDatabases]
    public async Task An_empty_or_endless_pledge_is_refused(Db db)
    {
        var story = await hosts.StoryAsync(db);
        Assert.Equal("pledge.refused.empty", (await PledgeAsync(story, "  ")).Refusals.Single().Message.Key);
        Assert.Equal("refused.tooLong", (await PledgeAsync(story, new string('x', 301))).Refusals.Single().Message.Key);
    }

    [Theory, BothDatabases]
    public async Task Nobody_else_sees_or_changes_it(Db db)
    {
        var story = await hosts.StoryAsync(db);
        Assert.True((await PledgeAsync(story, Words)).Succeeded);
        foreach (var outsider in new[] { story.Olga, story.Petra, story.Ada, story.Otto })
        {
            var browser = await story.AsAsync(outsider);
            await browser.OpenAsync(Page(story));
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            Assert.True((await story.RunAsAsync<MakePledge, Outcome>(outsider, m => m.DropAsync(story.Programme.Id, CancellationToken.None))).IsNotFound);
        }
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync(Page(story));
        Assert.DoesNotContain(Words, amina.Body, StringComparison.Ordinal);
        Assert.Equal(Words, await story.InAsync(d => d.AllyPledges.Select(p => p.Text).SingleAsync()));
    }

    private static string Page(Story story) => MakePledge.PathOf(story.Programme.Id);
    private static Task<Outcome> PledgeAsync(Story story, string words) => story.RunAsAsync<MakePledge, Outcome>(story.Paul, m => m.ExecuteAsync(story.Programme.Id, words, CancellationToken.None));
    private static Task<int> RemindAsync(Story story) => story.RunAsAsync<RemindOfPledges, int>(null, r => r.ExecuteAsync(CancellationToken.None));

    private static Task<int> AgeAsync(Story story, int days) => story.InAsync(d => d.AllyPledges.ExecuteUpdateAsync(u => u.SetProperty(p => p.PledgedAt, story.Now.AddDays(-days))));
}
