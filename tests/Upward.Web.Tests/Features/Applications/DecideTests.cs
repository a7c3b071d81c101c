using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Applications;
using Upward.Web.Features.Enrolment;

namespace Upward.Web.Tests.Features.Applications;

/// <summary>R060 R217: from the list to a place in the programme, or to a kind no.</summary>
public sealed class DecideTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task Accepting_on_the_pages_enrols_with_the_skills_of_the_form(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.OpenIntakeAsync();
        var id = await story.ApplyAsync(story.Olga, ProgrammeRole.Mentor, (FormQuestion.GoalsKey, "Speak to a board; Lead a project"));
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/applications");
        Assert.Contains("Olga Outside", petra.Body, StringComparison.Ordinal);

        await petra.OpenAsync($"/programmes/{story.Programme.Id}/applications/{id}");
        Assert.Contains("My answer to motivation", petra.Body, StringComparison.Ordinal);
        await petra.PressAsync("button[name=Verdict][value=Accept]");
        Assert.Contains("Welcome to Fresh Eyes", petra.Body, StringComparison.Ordinal); // the letter, before it goes
        await petra.SubmitAsync("form.fields", ("Reason", "Explains well"));
        Assert.Equal(ApplicationState.Reading, (await story.ApplicationAsync(id)).State);
        Assert.DoesNotContain("You are in", (await (await story.AsAsync(story.Olga)).OpenAsync($"/apply/{story.Programme.Id}")).Body!.TextContent, StringComparison.Ordinal);

        await petra.OpenAsync($"/programmes/{story.Programme.Id}/applications");
        await petra.SubmitAsync("form[action$='handler=Tell']");
        var place = await story.InAsync(d => d.Enrolments.Include(e => e.Skills).ThenInclude(s => s.Skill).SingleAsync(e => e.PersonId == story.Olga.Id));
        Assert.Equal((ProgrammeRole.Mentor, "Spreadsheets", 3, SkillDirection.Offered), (place.Role, place.Skills.Single().Skill.Name, place.Skills.Single().SkillLevel, place.Skills.Single().Direction));
        Assert.Equal(["Speak to a board", "Lead a project"], place.Goals);
        Assert.Contains((await story.MailsAsync()), m => m.Kind == "applicant-application-accepted" && m.PersonId == story.Olga.Id);
        Assert.Contains("You are in", (await (await story.AsAsync(story.Olga)).OpenAsync($"/apply/{story.Programme.Id}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Until_they_are_told_decisions_are_undone_without_a_trace_to_the_applicants(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.OpenIntakeAsync();
        var (olga, ada) = (await story.ApplyAsync(story.Olga), await story.ApplyAsync(story.Ada));
        var batch = (await story.DecideAsync(story.Petra, Verdict.Decline, olga, ada)).Value!;
        Assert.Equal(2, batch.Count);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/applications/{olga}");
        await petra.SubmitAsync("form[action*='handler=Undo']");
        var known = await story.ApplicationAsync(ada);
        Assert.Equal((ApplicationState.Sent, (Verdict?)null, ""), (known.State, known.Verdict, known.Reason));
        Assert.Null(known.TellAt);
        Assert.Equal(0, await story.RunAsAsync<TellDecisions, int>(null, t => t.DueAsync(Applying.None)));
        Assert.DoesNotContain(await story.MailsAsync(), m => m.Kind.Contains("declined", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task A_no_is_told_after_ten_minutes_kindly_and_never_why(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.OpenIntakeAsync();
        var id = await story.ApplyAsync(story.Olga);
        await story.DecideAsync(story.Petra, Verdict.Decline, id);
        Assert.Equal(0, await story.RunAsAsync<TellDecisions, int>(null, t => t.DueAsync(Applying.None)));
        Assert.InRange((await story.ApplicationAsync(id)).TellAt!.Value - story.Now, TimeSpan.FromMinutes(8), DecideApplications.TimeToUndo);
        await story.InAsync(d => d.Applications.ExecuteUpdateAsync(u => u.SetProperty(a => a.TellAt, story.Now)));
        Assert.Equal(1, await story.RunAsAsync<TellDecisions, int>(null, t => t.DueAsync(Applying.None)));
        Assert.Equal(0, await story.RunAsAsync<TellDecisions, int>(null, t => t.DueAsync(Applying.None)));

        var mail = (await story.MailsAsync()).Single(m => m.Kind == "applicant-application-declined");
        Assert.DoesNotContain("Between us only", mail.TextBody + mail.HtmlBody + mail.Subject, StringComparison.Ordinal);
        var olga = await story.AsAsync(story.Olga);
        await olga.OpenAsync($"/apply/{story.Programme.Id}");
        Assert.Contains("Not this time", olga.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Between us only", olga.Body, StringComparison.Ordinal);
        Assert.Equal("applications.refused.told", (await story.RunAsAsync<UndoDecisions, Upward.Web.Platform.Outcome<int>>(story.Petra, async u => await u.ExecuteAsync(story.Programme.Id, (await story.ApplicationAsync(id)).BatchId!.Value, Applying.None))).Refusals.Single().Message.Key);

        // The organisation's log tells an admin neither who applied nor who was refused.
        var ada = await story.AsAsync(story.Ada);
        await ada.OpenAsync("/settings/audit");
        Assert.DoesNotContain("Olga", ada.Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Many_are_put_on_the_waiting_list_by_the_filter(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.OpenIntakeAsync();
        var first = await story.ApplyAsync(story.Olga);
        await story.ApplyAsync(story.Ada, ProgrammeRole.Mentee);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/applications?role=Mentor");
        await petra.PressAsync("button[name=Verdict][value=Wait]", ("Everybody", "true"));
        await petra.SubmitAsync("form.fields");
        Assert.Equal(1, (await story.TellAsync(story.Petra)).Value);
        Assert.Equal(ApplicationState.Waiting, (await story.ApplicationAsync(first)).State);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/applications?state=waiting");
        Assert.Contains("Olga Outside", petra.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada Admin", petra.Page!.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Nobody_decides_on_their_own_application_nor_on_a_decided_one(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.OpenIntakeAsync();
        var own = await story.ApplyAsync(story.Petra);
        Assert.Equal("applications.refused.noneChosen", (await story.DecideAsync(story.Petra, Verdict.Accept, own)).Refusals.Single().Message.Key);

        var olga = await story.ApplyAsync(story.Olga);
        await story.DecideAsync(story.Petra, Verdict.Accept, olga);
        await story.TellAsync(story.Petra);
        Assert.Equal("applications.refused.noneLeft", (await story.DecideAsync(story.Petra, Verdict.Decline, olga)).Refusals.Single().Message.Key);
    }

    [Theory, BothDatabases]
    public async Task Outsiders_and_admins_who_were_not_appointed_neither_decide_nor_read(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.OpenIntakeAsync();
        var id = await story.ApplyAsync(story.Olga);
        foreach (var who in new[] { story.Olga, story.Ada, story.Otto, story.Amina })
        {
            Assert.True((await story.DecideAsync(who, Verdict.Accept, id)).IsNotFound);
            Assert.True((await story.TellAsync(who)).IsNotFound);
            var browser = await story.AsAsync(who);
            await browser.OpenAsync($"/programmes/{story.Programme.Id}/applications/{id}");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }
        // The admin sees that there are applications, not whose.
        var ada = await story.AsAsync(story.Ada);
        await ada.OpenAsync($"/programmes/{story.Programme.Id}/applications");
        Assert.Equal(HttpStatusCode.OK, ada.Status);
        Assert.DoesNotContain("Olga", ada.Body, StringComparison.Ordinal);
    }
}
