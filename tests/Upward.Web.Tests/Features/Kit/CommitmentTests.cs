using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Kit;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Kit;

public sealed class CommitmentTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task A_sponsor_says_it_in_own_words_and_takes_it_back(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var slug = "voice-" + story.OrganisationId.ToString("N")[..10];
        await story.PublishAsync(PageVisibility.Public, slug);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/kit/commitments?q=Paul");
        await petra.SubmitAsync("form:has([name=role][value=Sponsor])");
        Assert.Contains("Would you be the sponsor of Fresh Eyes?", (await story.MailsAsync()).Select(m => m.Subject));
        var asked = await story.InAsync(d => d.Commitments.SingleAsync());

        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/commitments/{asked.Id}");
        Assert.Contains("I keep the dates", paul.Page!.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Paul Director", await PageAsync(), StringComparison.Ordinal);

        await paul.SubmitAsync("form:has(textarea)", ("Input.Statement", "I go first, and I will say what was hard."), ("Input.Consents", "true"));
        Assert.Contains("I go first, and I will say what was hard.", await PageAsync(), StringComparison.Ordinal);
        Assert.Contains("Paul Director", await PageAsync(), StringComparison.Ordinal);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/kit/texts/announcement");
        Assert.Contains("Paul Director goes first", petra.Page!.QuerySelector("#kit-preview")!.TextContent, StringComparison.Ordinal);

        await paul.SubmitAsync("form#not-now");
        Assert.DoesNotContain("Paul Director", await PageAsync(), StringComparison.Ordinal);
        Assert.Equal("", await story.InAsync(d => d.Commitments.Select(c => c.Statement).SingleAsync()));

        async Task<string> PageAsync()
        {
            var anybody = await story.AsAsync(null);
            await anybody.OpenAsync("/p/" + slug);
            return anybody.Page!.QuerySelector("main")!.TextContent;
        }
    }

    [Theory, BothDatabases]
    public async Task Without_consent_or_words_nothing_is_shown_and_the_words_stay_on_the_form(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var asked = await story.AskAsync(story.Paul, CommitmentRole.Sponsor);
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/commitments/{asked.Id}");
        await paul.SubmitAsync("form:has(textarea)", ("Input.Statement", "Kept words"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, paul.Status);
        Assert.Contains("Tick this", paul.Page!.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Kept words", paul.Page.QuerySelector("textarea")!.TextContent.Trim());
        await paul.SubmitAsync("form:has(textarea)", ("Input.Statement", " "), ("Input.Consents", "true"));
        Assert.Contains("Fill this in.", paul.Page!.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Null(await story.InAsync(d => d.Commitments.Select(c => c.GivenAt).SingleAsync()));
    }

    [Theory, BothDatabases]
    public async Task Nobody_answers_for_somebody_else_and_a_not_now_stands_in_no_log(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var asked = await story.AskAsync(story.Paul, CommitmentRole.Leader);
        foreach (var who in new[] { story.Petra, story.Ada, story.Amina, story.Otto })
        {
            var browser = await story.AsAsync(who);
            await browser.OpenAsync($"/commitments/{asked.Id}");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            Assert.True((await story.RunAsAsync<AnswerCommitment, Outcome>(who, a => a.GiveAsync(asked.Id, "In your name", true, CancellationToken.None))).IsNotFound);
            Assert.True((await story.RunAsAsync<AnswerCommitment, Outcome>(who, a => a.WithdrawAsync(asked.Id, CancellationToken.None))).IsNotFound);
        }
        Assert.True((await story.RunAsAsync<AskForCommitment, Outcome>(story.Amina, a => a.ExecuteAsync(story.Programme.Id, story.Paul.Id, CommitmentRole.Sponsor, CancellationToken.None))).IsNotFound);
        Assert.Equal(["kit.refused.asked"], (await story.RunAsAsync<AskForCommitment, Outcome>(story.Petra, a => a.ExecuteAsync(story.Programme.Id, story.Paul.Id, CommitmentRole.Sponsor, CancellationToken.None))).Refusals.Select(r => r.Message.Key));

        Assert.True((await story.RunAsAsync<AnswerCommitment, Outcome>(story.Paul, a => a.WithdrawAsync(asked.Id, CancellationToken.None))).Succeeded);
        Assert.False(await story.InAsync(d => d.AuditEntries.AnyAsync(a => a.Action == "kit.commitment.withdrawn")));
    }
}
