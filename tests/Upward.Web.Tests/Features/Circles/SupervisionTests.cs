using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Messages.ByMail;
using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Circles;

/// <summary>Practice [P12]: mentors ask each other for advice without naming a mentee, with a host from outside the line.</summary>
public sealed class SupervisionTests(Hosts hosts)
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task A_text_with_the_name_of_ones_own_mentee_is_held_back_and_stays_in_the_form(Db db)
    {
        var (story, group, mira, nora) = await BeginAsync(hosts, db);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/circles/{group}/messages");
        Assert.Contains("a text with the name of one of your mentees is held back", amina.Body, StringComparison.Ordinal);
        var page = await amina.SubmitAsync("#compose", ("text", "paul never answers. What would you do?"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, amina.Status);
        Assert.Contains("“paul” is the name of one of your mentees", page.QuerySelector("#Text-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("paul never answers. What would you do?", page.QuerySelector("#Text")!.TextContent.Trim());
        Assert.Equal(0, await story.InAsync(d => d.ThreadMessages.CountAsync()));
        Assert.DoesNotContain(await story.MailsAsync(), m => m.Kind == "circle-message");
        await amina.SubmitAsync("#compose", ("text", "My mentee never answers. What would you do?"));
        Assert.Equal(1, await story.InAsync(d => d.ThreadMessages.CountAsync()));
        // Mira mentors nobody of that name: for her it is a name like any other, and she learns nothing.
        Assert.True((await story.SayAsync(mira, group, "My brother Paul is the same.")).Succeeded);
        Assert.True((await story.SayAsync(nora, group, "Ask openly.")).Succeeded);

        var session = (await story.PlanAsync(nora, group)).Value;
        var (outcome, _) = await story.RunAsAsync<KeepGroupNotes, (Outcome Outcome, GroupNote? Note)>(story.Amina, k => k.WriteAsync(session, "The Director again", 0, None));
        Assert.Equal("circle.refused.named", Assert.Single(outcome.Refusals).Message.Key);
        Assert.Equal("circle.refused.named", Assert.Single((await story.RunAsAsync<KeepGroupNotes, Outcome>(story.Amina, k => k.AddActionAsync(group, "Write to Paul", null, null, None))).Refusals).Message.Key);
        Assert.Equal("circle.refused.named", Assert.Single((await story.RunAsAsync<ChangeGroupSession, Outcome>(story.Amina, c => c.AgendaAsync(session, "10 Paul", 1, None))).Refusals).Message.Key);
        // Over the page the words stay beside the note.
        await amina.OpenAsync($"/group-sessions/{session}");
        await amina.SubmitAsync("form[data-note]", ("Text", "Paul and I"));
        Assert.Contains("Paul and I", amina.Page!.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await story.InAsync(d => d.GroupNotes.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Only_its_members_see_it_and_only_mentors_with_a_host_from_outside_are_in_it(Db db)
    {
        var (story, group, _, nora) = await BeginAsync(hosts, db);
        Assert.True((await story.SayAsync(story.Amina, group, "Heron at noon")).Succeeded);
        foreach (var somebody in new[] { story.Paul, story.Petra, story.Ada, story.Olga, story.Otto })
        {
            var outside = await story.AsAsync(somebody);
            foreach (var path in new[] { $"/circles/{group}", $"/circles/{group}/messages", $"/circles/{group}/export" })
            {
                await outside.OpenAsync(path);
                Assert.Equal(HttpStatusCode.NotFound, outside.Status);
            }
        }
        // The neutral contact hosts, and sees nothing else of the programme.
        var host = await story.AsAsync(nora);
        await host.OpenAsync($"/circles/{group}/sessions/plan");
        Assert.Equal(HttpStatusCode.OK, host.Status);
        foreach (var path in new[] { $"/programmes/{story.Programme.Id}/circles", $"/programmes/{story.Programme.Id}/pairs", "/people" })
        {
            await host.OpenAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, host.Status);
        }
        Assert.Equal("circle.refused.mentorsOnly", Assert.Single((await story.RunAsAsync<ManageCircle, Outcome>(story.Petra, m => m.AdmitAsync(story.Programme.Id, group, story.PaulIn.Id, None))).Refusals).Message.Key);
    }

    [Theory, BothDatabases]
    public async Task An_answer_by_mail_that_names_a_mentee_is_held_back_too(Db db)
    {
        await using var host = await TestHost.StartAsync(db, b => b.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Upward:ReplyAddress"] = "reply@mentoring.example.org" }));
        var (story, group, mira, _) = await BeginAsync(host);
        Assert.True((await story.SayAsync(mira, group, "How is it with you?")).Succeeded);
        var mails = (await story.MailsAsync()).Where(m => m.Kind == "circle-message-reply").ToList();
        Assert.Equal(2, mails.Select(m => m.ReplyTo).Distinct().Count());
        var address = mails.Single(m => m.PersonId == story.Amina.Id).ReplyTo;
        Assert.Equal(ReplyEnd.Refused, await TakeAsync(story, story.Amina, address, "Paul is late again"));
        Assert.Equal(ReplyEnd.Kept, await TakeAsync(story, story.Amina, address, "Mine is late again"));
        Assert.Equal(["How is it with you?", "Mine is late again"], await story.InAsync(d => d.ThreadMessages.OrderBy(m => m.Number).Select(m => m.Text).ToListAsync()));
        Assert.DoesNotContain("Paul", Assert.Single(await story.MailsAsync(), m => m.Kind == "circle-message-refused").TextBody, StringComparison.Ordinal);
        // Whoever has left writes no more, with the old address either.
        Assert.True((await story.RunAsAsync<LeaveCircle, Outcome>(story.Amina, l => l.ExecuteAsync(group, None))).Succeeded);
        Assert.Equal(ReplyEnd.NotForUs, await TakeAsync(story, story.Amina, address, "One more"));
    }

    [Theory]
    [InlineData("Ask Paul", "Paul Director", "Paul")]
    [InlineData("ask paul's boss", "Paul Director", "paul")]
    [InlineData("PAUL!", "Paul Director", "PAUL")]
    [InlineData("Dr. Lindström said", "Åsa Lindström", "Lindström")]
    [InlineData("what lindstrom said", "Åsa Lindström", "lindstrom")]
    [InlineData("Anna-Lena", "Lena Berg", "Lena")]
    [InlineData("I will ask; it may help", "Will May", null)]
    [InlineData("Will is late", "Will May", "Will")]
    [InlineData("a pauline letter", "Paul Director", null)]
    [InlineData("the van of de Vries", "Jan van de Vries", "Vries")]
    [InlineData("the van is de luxe", "Jan van de Ven", null)]
    [InlineData("so do we", "Do So", null)]
    [InlineData("私は山田太郎と話した", "山田太郎", "山田太郎")]
    [InlineData("سألت نور أمس", "نور حداد", "نور")]
    [InlineData("", "Paul", null)]
    [InlineData("Paul", "", null)]
    public void Names_are_found_as_people_write_them(string text, string name, string? found) => Assert.Equal(found, NamesHeldBack.FoundIn(text, name));

    private static async Task<ReplyEnd> TakeAsync(Story story, Person from, string to, string text) =>
        await story.RunAsAsync<TakeReply, ReplyEnd>(null, t => t.ExecuteAsync(Encoding.UTF8.GetBytes($"From: {from.Name} <{from.Email}>\r\nTo: {to}\r\nMessage-ID: <{Guid.NewGuid():N}@example.org>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"), None));

    private static async Task<(Story Story, Guid Group, Person Mira, Person Nora)> BeginAsync(Hosts hosts, Db db) => await BeginAsync(await hosts.StoryAsync(db));
    private static async Task<(Story Story, Guid Group, Person Mira, Person Nora)> BeginAsync(TestHost host) => await BeginAsync(await Story.BeginAsync(host));

    private static async Task<(Story Story, Guid Group, Person Mira, Person Nora)> BeginAsync(Story story)
    {
        await story.PairAsync();
        var (mira, miraIn) = await story.JoinAsync("Mira Mentor", ProgrammeRole.Mentor);
        var nora = await story.NeutralAsync();
        var group = await story.RunAsAsync<FormCircle, Outcome<Guid>>(story.Petra, f => f.ExecuteAsync(story.Programme.Id, CircleFacts.Usual(CircleKind.Supervision) with { Name = "Mentors among themselves" }, [story.AminaIn.Id, miraIn], nora.Id, None));
        return (story, group.Value, mira, nora);
    }
}
