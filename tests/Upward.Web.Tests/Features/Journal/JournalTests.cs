using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Journal;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Journal;

/// <summary>R008 R014 R122: a private journal with questions to oneself, which nobody else can open.</summary>
public sealed class JournalTests(Hosts hosts)
{
    private const string Canary = "Quokka at the copier";
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task R014_R122_A_page_is_written_looked_back_on_and_taken_away(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync("/my/journal");
        await amina.SubmitAsync("form[data-guard]", ("Prompt", "Assumption"), ("Text", "He never reads **mails**."));
        Assert.Contains("<strong>mails</strong>", amina.Body, StringComparison.Ordinal);
        await amina.OpenAsync("/my/journal?only=Why");
        Assert.DoesNotContain("never reads", amina.Body, StringComparison.Ordinal);
        var id = await story.InAsync(d => d.JournalEntries.Select(e => e.Id).SingleAsync());
        await amina.OpenAsync($"/my/journal/{id}");
        await amina.SubmitAsync("form[data-guard]", ("Later", "He reads them at six in the morning."));
        var kept = await story.InAsync(d => d.JournalEntries.SingleAsync());
        Assert.Equal((JournalPrompt.Assumption, "He never reads **mails**.", "He reads them at six in the morning.", 2), (kept.Prompt, kept.Text, kept.Later, kept.Version));
        Assert.NotNull(kept.LaterAt);
        await amina.OpenAsync($"/my/journal/{id}");
        await amina.SubmitAsync("form[action$='handler=Remove']");
        Assert.Equal(0, await story.InAsync(d => d.JournalEntries.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Nothing_too_much_and_an_older_version_are_refused_and_the_words_stay(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync("/my/journal");
        await amina.SubmitAsync("form[data-guard]", ("Text", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, amina.Status);
        Assert.Contains("Write a few words.", amina.Body, StringComparison.Ordinal);
        var words = new string('w', JournalEntry.Longest + 1);
        await amina.SubmitAsync("form[data-guard]", ("Text", words));
        Assert.Equal(words, amina.Page!.QuerySelector("textarea[name='Text']")!.TextContent.Trim());
        Assert.True((await WriteAsync(story, null, "One", 0)).Succeeded);
        var id = await story.InAsync(d => d.JournalEntries.Select(e => e.Id).SingleAsync());
        Assert.True((await WriteAsync(story, id, "Two", 1)).Succeeded);
        Assert.Equal("refused.changedMeanwhile", Assert.Single((await WriteAsync(story, id, "Three", 1)).Refusals).Message.Key);
        Assert.Equal("Two", await story.InAsync(d => d.JournalEntries.Select(e => e.Text).SingleAsync()));
    }

    [Theory, BothDatabases]
    public async Task Nobody_else_finds_a_page_of_it(Db db)
    {
        var story = await hosts.StoryAsync(db);
        Assert.True((await WriteAsync(story, null, Canary, 0)).Succeeded);
        var id = await story.InAsync(d => d.JournalEntries.Select(e => e.Id).SingleAsync());
        foreach (var other in new[] { story.Paul, story.Petra, story.Ada, story.Olga, story.Otto })
        {
            var browser = await story.AsAsync(other);
            await browser.OpenAsync("/my/journal");
            Assert.DoesNotContain(Canary, browser.Body, StringComparison.Ordinal);
            await browser.OpenAsync($"/my/journal/{id}");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            Assert.True((await story.RunAsAsync<KeepJournal, Outcome>(other, j => j.WriteAsync(id, JournalPrompt.Free, "Mine", "", 1, None))).IsNotFound);
            Assert.True((await story.RunAsAsync<KeepJournal, Outcome>(other, j => j.RemoveAsync(id, None))).IsNotFound);
        }
    }

    private static Task<Outcome> WriteAsync(Story story, Guid? id, string text, int seen) => story.RunAsAsync<KeepJournal, Outcome>(story.Amina, j => j.WriteAsync(id, JournalPrompt.Why, text, "", seen, None));
}
