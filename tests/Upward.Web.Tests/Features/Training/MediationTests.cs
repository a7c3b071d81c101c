using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Features.Training;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Training;

/// <summary>Olga is the neutral contact; Amina and Paul take part.</summary>
public sealed class MediationTests(Hosts hosts)
{
    private const string Words = "We had a row on Tuesday. Please call me.";

    [Theory, BothDatabases]
    public async Task Somebody_asks_the_contact_reads_accepts_and_closes_and_the_words_are_gone(Db db)
    {
        var story = await WithContactAsync(db);
        var amina = await story.AsAsync(story.Amina);
        var page = await amina.OpenAsync($"/my/training/{story.Programme.Id}/conflict-1");
        await amina.OpenAsync(page.QuerySelector(".training-way a")!.GetAttribute("href")!);
        await amina.SubmitAsync("form.fields", ("ContactId", $"{story.Programme.Id}/{story.Olga.Id}"), ("Text", Words));
        Assert.Contains("Only that person reads it", amina.Body, StringComparison.Ordinal);

        var mail = Assert.Single(await story.MailsAsync());
        Assert.Equal(story.Olga.Email, mail.ToAddress);
        Assert.DoesNotContain("Amina", mail.TextBody + mail.HtmlBody + mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("row on Tuesday", mail.TextBody, StringComparison.Ordinal);

        var olga = await story.AsAsync(story.Olga);
        page = await olga.OpenAsync("/my/neutral-contact");
        Assert.Contains(Words, page.QuerySelector("[aria-labelledby=of-me]")!.TextContent, StringComparison.Ordinal);
        await olga.SubmitAsync("form[action*=Accept]");
        Assert.Contains("taken on", (await amina.OpenAsync("/my/neutral-contact")).QuerySelector("[aria-labelledby=mine]")!.TextContent, StringComparison.Ordinal);
        await olga.SubmitAsync("form[action*=Close]");

        var request = await story.InAsync(d => d.HelpRequests.AsNoTracking().SingleAsync());
        Assert.Equal((HelpState.Closed, "", story.Olga.Id), (request.State, request.Text, request.ClosedById));
        Assert.Contains("closed", (await amina.OpenAsync("/my/neutral-contact")).QuerySelector("[aria-labelledby=mine] .badge")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(await story.InAsync(d => d.AuditEntries.ToListAsync()), e => e.Action.Contains("mediation", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task The_two_write_to_each_other_it_can_be_taken_back_and_then_every_word_is_gone(Db db)
    {
        var story = await WithContactAsync(db);
        var (amina, olga) = (await story.AsAsync(story.Amina), await story.AsAsync(story.Olga));
        await amina.OpenAsync($"/my/neutral-contact?programme={story.Programme.Id}&kind=mediation");
        Assert.NotNull(amina.Page!.QuerySelector("input[name=Kind][value=Mediation][checked]"));
        await amina.SubmitAsync("form.fields", ("Text", Words));
        var id = await story.InAsync(d => d.HelpRequests.Select(r => r.Id).SingleAsync());
        await olga.OpenAsync("/my/neutral-contact");
        Assert.Contains("Help us talk", olga.Page!.QuerySelector("[aria-labelledby=of-me]")!.TextContent, StringComparison.Ordinal);
        await olga.SubmitAsync("[aria-labelledby=of-me] form[action$='handler=Say']", ("Reply", "Is Thursday good?"));
        // The contact's first word takes it on.
        Assert.Equal(HelpState.Accepted, (await story.InAsync(d => d.HelpRequests.AsNoTracking().SingleAsync())).State);
        await amina.OpenAsync("/my/neutral-contact");
        Assert.Contains("Is Thursday good?", amina.Body, StringComparison.Ordinal);
        await amina.SubmitAsync("[aria-labelledby=mine] form[action$='handler=Say']", ("Reply", "Friday, please."));
        Assert.Contains("Friday, please.", (await olga.OpenAsync("/my/neutral-contact")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["mediation-answered", "mediation-asked", "mediation-more"], (await story.MailsAsync()).Select(m => m.Kind).Order());
        Assert.All(await story.MailsAsync(), m => Assert.DoesNotContain("sday", m.TextBody + m.HtmlBody, StringComparison.Ordinal));
        foreach (var other in new[] { story.Paul, story.Petra, story.Ada, story.Otto })
        {
            Assert.True((await SayAsync(story, other, id, "Mine")).IsNotFound);
            var browser = await story.AsAsync(other);
            await browser.OpenAsync("/my/neutral-contact");
            Assert.DoesNotContain("Thursday", browser.Body, StringComparison.Ordinal);
        }
        // The list of what went out would tell an admin who has asked.
        var ada = await story.AsAsync(story.Ada);
        await ada.OpenAsync("/settings/invitations");
        Assert.Equal(HttpStatusCode.OK, ada.Status);
        Assert.DoesNotContain("Amina", ada.Page!.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("answer for you", ada.Body, StringComparison.Ordinal);
        var answer = (await story.MailsAsync()).Single(m => m.Kind == "mediation-answered");
        await ada.OpenAsync($"/settings/invitations/{answer.Id}");
        Assert.Equal(HttpStatusCode.NotFound, ada.Status);
        Assert.Equal("mediation.refused.empty", (await SayAsync(story, story.Amina, id, " ")).Refusals.Single().Message.Key);
        Assert.True((await CloseAsync(story, story.Amina, id)).Succeeded);
        Assert.Equal(HelpState.Withdrawn, (await story.InAsync(d => d.HelpRequests.AsNoTracking().SingleAsync())).State);
        Assert.Empty(await story.InAsync(d => d.HelpMessages.ToListAsync()));
        Assert.Equal("mediation.refused.closed", (await SayAsync(story, story.Olga, id, "Hello?")).Refusals.Single().Message.Key);
    }

    [Theory, BothDatabases]
    public async Task Without_words_a_contact_or_with_one_open_already_it_says_why(Db db)
    {
        var story = await WithContactAsync(db);
        Assert.Equal("mediation.refused.empty", await AskAsync(story, story.Amina, story.Olga, " "));
        Assert.Equal("refused.tooLong", await AskAsync(story, story.Amina, story.Olga, new string('x', 1001)));
        Assert.Equal("mediation.refused.contact", await AskAsync(story, story.Amina, story.Petra, Words));
        Assert.Null(await AskAsync(story, story.Amina, story.Olga, Words));
        Assert.Equal("mediation.refused.already", await AskAsync(story, story.Amina, story.Olga, Words));
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync("/my/neutral-contact");
        await amina.SubmitAsync("form.fields", ("ContactId", ""), ("Text", Words));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, amina.Status);
        var id = await story.InAsync(d => d.HelpRequests.Select(r => r.Id).SingleAsync());
        Assert.True((await CloseAsync(story, story.Amina, id)).Succeeded);
        Assert.Equal("mediation.refused.closed", (await CloseAsync(story, story.Amina, id)).Refusals.Single().Message.Key);
        Assert.Equal("mediation.refused.notOpen", (await AcceptAsync(story, story.Olga, id)).Refusals.Single().Message.Key);
    }

    [Theory, BothDatabases]
    public async Task Sent_several_times_at_once_it_is_one_request_and_one_mail(Db db)
    {
        var story = await WithContactAsync(db);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => AskAsync(story, story.Amina, story.Olga, Words))));
        Assert.Equal(["", "mediation.refused.already", "mediation.refused.already", "mediation.refused.already"], answers.Select(a => a ?? "").Order(StringComparer.Ordinal));
        Assert.Single(await story.InAsync(d => d.HelpRequests.ToListAsync()));
        Assert.Single(await story.MailsAsync());
    }

    [Theory, BothDatabases]
    public async Task Nobody_else_reads_accepts_or_closes_it_and_an_outsider_cannot_ask(Db db)
    {
        var story = await WithContactAsync(db);
        Assert.Null(await AskAsync(story, story.Amina, story.Olga, Words));
        var id = await story.InAsync(d => d.HelpRequests.Select(r => r.Id).SingleAsync());
        foreach (var other in new[] { story.Paul, story.Petra, story.Ada, story.Otto })
        {
            var browser = await story.AsAsync(other);
            await browser.OpenAsync("/my/neutral-contact");
            Assert.DoesNotContain(Words, browser.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("Amina", browser.Page!.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.True((await AcceptAsync(story, other, id)).IsNotFound);
            Assert.True((await CloseAsync(story, other, id)).IsNotFound);
        }
        Assert.Equal("not found", await AskAsync(story, story.Otto, story.Olga, Words));
        Assert.Equal("not found", await AskAsync(story, story.Ada, story.Olga, Words));
        // No longer the contact: no longer hers to read.
        await story.InAsync(async d => { (await d.TeamMembers.SingleAsync(m => m.PersonId == story.Olga.Id)).End(story.Now); await d.SaveChangesAsync(); });
        Assert.True((await AcceptAsync(story, story.Olga, id)).IsNotFound);
    }

    [Theory, BothDatabases]
    public async Task The_manager_learns_the_number_from_five_on_and_others_never(Db db)
    {
        var story = await WithContactAsync(db);
        async Task RequestsAsync(int n) => await story.InAsync(async d =>
        {
            for (var i = 0; i < n; i++) d.HelpRequests.Add(HelpRequest.Ask(d.OrganisationId, story.Programme.Id, story.Amina.Id, story.Olga.Id, Words, story.Now));
            await d.SaveChangesAsync();
        });
        Task<int?> CountAsync(Person who) => story.RunAsAsync<ShowHelpRequests, int?>(who, s => s.CountAsync(story.Programme.Id, CancellationToken.None));
        await RequestsAsync(4);
        Assert.Null(await CountAsync(story.Petra));
        var petra = await story.AsAsync(story.Petra);
        Assert.Contains("from five times on", (await petra.OpenAsync($"/programmes/{story.Programme.Id}/training")).QuerySelector("[aria-labelledby=neutral]")!.TextContent, StringComparison.Ordinal);
        await RequestsAsync(1);
        Assert.Equal(5, await CountAsync(story.Petra));
        Assert.Null(await CountAsync(story.Amina));
        Assert.Null(await CountAsync(story.Otto));
    }

    private async Task<Story> WithContactAsync(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.InAsync(async d => { d.Add(TeamMember.Name(await d.Programmes.SingleAsync(), story.Olga.Id, TeamRole.NeutralContact, story.Petra.Id, story.Now)); await d.SaveChangesAsync(); });
        return story;
    }

    private static async Task<string?> AskAsync(Story story, Person who, Person contact, string words)
    {
        var outcome = await story.RunAsAsync<AskNeutralContact, Outcome>(who, a => a.ExecuteAsync(story.Programme.Id, contact.Id, words, HelpKind.Help, CancellationToken.None));
        return outcome.IsNotFound ? "not found" : outcome.Refusals is [var first, ..] ? first.Message.Key : null;
    }

    private static Task<Outcome> AcceptAsync(Story story, Person who, Guid id) => story.RunAsAsync<AskNeutralContact, Outcome>(who, a => a.AcceptAsync(id, CancellationToken.None));
    private static Task<Outcome> SayAsync(Story story, Person who, Guid id, string words) => story.RunAsAsync<AskNeutralContact, Outcome>(who, a => a.SayAsync(id, words, CancellationToken.None));
    private static Task<Outcome> CloseAsync(Story story, Person who, Guid id) => story.RunAsAsync<AskNeutralContact, Outcome>(who, a => a.CloseAsync(id, CancellationToken.None));
}
