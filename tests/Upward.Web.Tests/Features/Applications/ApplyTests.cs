using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Features.Applications;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Applications;

/// <summary>R232 R061 R140: applying, seeing where it stands, withdrawing.</summary>
public sealed class ApplyTests(Hosts hosts)
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task Somebody_applies_over_the_pages_without_script_and_sees_where_it_stands(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.SkillAsync("Spreadsheets");
        await story.OpenIntakeAsync();
        var olga = await story.AsAsync(story.Olga);
        await olga.OpenAsync("/apply");
        Assert.Contains("Fresh Eyes", olga.Body, StringComparison.Ordinal);

        await olga.OpenAsync($"/apply/{story.Programme.Id}");
        await olga.SubmitAsync("form.stack-lg", ("Role", "Mentor"));
        Assert.Equal($"/apply/{story.Programme.Id}/form", olga.Path);
        Assert.Contains("Only the programme’s managers", olga.Page!.Body!.TextContent, StringComparison.Ordinal);

        // Saved half done, and still there afterwards.
        await olga.SubmitAsync("form.apply-form", ("Answers[0].Text", "I see how people use our tools."), ("Answers[1].Skills[0].Skill", "spreadsheets"), ("act", "save"));
        await olga.OpenAsync($"/apply/{story.Programme.Id}/form");
        Assert.Equal("I see how people use our tools.", olga.Page!.QuerySelector("[name='Answers[0].Text']")!.TextContent.Trim());
        Assert.Equal("Spreadsheets", olga.Page.QuerySelector("[name='Answers[1].Skills[0].Skill']")!.GetAttribute("value"));

        // Sent too early: each missing answer is named at its question, and nothing typed is lost.
        await olga.SubmitAsync("form.apply-form", ("act", "send"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        Assert.Contains("Without this the application cannot be read", olga.Page!.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("I see how people use our tools.", olga.Body, StringComparison.Ordinal);

        var form = await story.FormAsync();
        int At(string key) => form.Questions.FindIndex(q => q.Key == key);
        var token = olga.Page.QuerySelector("[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        await olga.SubmitAsync("form.apply-form", ($"Answers[{At("learning")}].Text", "5"), ($"Answers[{At("patience")}].Text", "4"), ($"Answers[{At("scenario")}].Text", "I would call."),
            ($"Answers[{At("conflict")}].Text", form.Questions[At("conflict")].Options[0]), ($"Answers[{At("consent")}].Text", "yes"), ("act", "send"));
        Assert.Equal($"/apply/{story.Programme.Id}", olga.Path);
        Assert.Contains("Nobody has opened it yet", olga.Body, StringComparison.Ordinal);
        Assert.Equal("applicant-application-received", (await story.MailsAsync()).Single(m => m.PersonId == story.Olga.Id).Kind);

        // Found in CI: what the page saves by itself came in after the sending. The writer of a second tab is told so, too.
        await olga.SendAsync(HttpMethod.Post, $"/apply/{story.Programme.Id}/form?handler=Keep", new FormUrlEncodedContent([new("Answers[0].Text", "Too late"), new("__RequestVerificationToken", token)]));
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        Assert.Contains("can no longer be changed", olga.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Too late", await story.InAsync(d => d.ApplicationAnswers.Select(a => a.Text).ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task An_untouched_form_begins_with_what_the_own_profile_elsewhere_says(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var skill = await story.SkillAsync("Spreadsheets");
        await story.ElsewhereAsync(story.Olga, ProgrammeRole.Mentor, skill);
        await story.OpenIntakeAsync();
        var olga = await story.AsAsync(story.Olga);
        await olga.OpenAsync($"/apply/{story.Programme.Id}");
        await olga.SubmitAsync("form.stack-lg", ("Role", "Mentor"));
        Assert.Contains("your profile in Last year", olga.Page!.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Spreadsheets", olga.Page.QuerySelector("[name='Answers[1].Skills[0].Skill']")!.GetAttribute("value"));
        Assert.Contains("Be heard", olga.Body, StringComparison.Ordinal);
        Assert.Empty(await story.InAsync(d => d.ApplicationAnswers.ToListAsync()));

        // Once saved, the form says what was saved, also when that is nothing.
        await olga.SubmitAsync("form.apply-form", ("Answers[1].Skills[0].Skill", ""), ("act", "save"));
        await olga.OpenAsync($"/apply/{story.Programme.Id}/form");
        Assert.DoesNotContain("Last year", olga.Page!.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Spreadsheets", olga.Page.Body.InnerHtml, StringComparison.Ordinal);
    }

    /// <summary>Found in a browser: between the two halves of "save and send" the page saved by itself once more, and sending broke off.</summary>
    [Theory, BothDatabases]
    public async Task Saving_by_itself_between_saving_and_sending_is_no_error(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.OpenIntakeAsync();
        var skill = await story.SkillAsync("Spreadsheets");
        Assert.True((await story.RunAsAsync<BeginApplication, Outcome>(story.Olga, b => b.ExecuteAsync(story.Programme.Id, ProgrammeRole.Mentor, None))).Succeeded);
        var sheet = Applying.Sheet(await story.FormAsync(), skill);
        var sent = await story.RunAsAsync<IServiceProvider, Outcome>(story.Olga, async services =>
        {
            Assert.True((await services.GetRequiredService<SaveApplication>().ExecuteAsync(story.Programme.Id, sheet, None)).Succeeded);
            Assert.True((await story.RunAsAsync<SaveApplication, Outcome<DateTimeOffset>>(story.Olga, s => s.ExecuteAsync(story.Programme.Id, sheet, None))).Succeeded);
            return await services.GetRequiredService<SendApplication>().ExecuteAsync(story.Programme.Id, sheet, None);
        });
        Assert.True(sent.Succeeded);
    }

    /// <summary>Found in a browser: the page saved by itself while "send" was pressed, and both added the same answers.</summary>
    [Theory, BothDatabases]
    public async Task Saving_by_itself_and_sending_in_the_same_moment_keep_each_answer_once(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var skill = await story.SkillAsync("Spreadsheets");
        await story.OpenIntakeAsync();
        await story.RunAsAsync<BeginApplication, Outcome>(story.Olga, b => b.ExecuteAsync(story.Programme.Id, ProgrammeRole.Mentor, Applying.None));
        var sheet = Applying.Sheet(await story.FormAsync(), skill);
        var saves = Enumerable.Range(0, 6).Select(_ => Task.Run(() => story.RunAsAsync<SaveApplication, Outcome<DateTimeOffset>>(story.Olga, s => s.ExecuteAsync(story.Programme.Id, sheet, Applying.None)))).ToList();
        var sent = await Task.Run(() => story.RunAsAsync<SendApplication, Outcome>(story.Olga, s => s.ExecuteAsync(story.Programme.Id, sheet, Applying.None)));
        Assert.True(sent.Succeeded);
        foreach (var save in await Task.WhenAll(saves)) Assert.True(save.Succeeded || save.Refusals.Single().Message.Key == "apply.refused.sent");
        Assert.Single(await story.InAsync(d => d.ApplicationAnswers.Where(a => a.Key == "motivation").ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_question_that_was_not_asked_needs_no_answer_and_keeps_none(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.OpenIntakeAsync();
        var quiet = await story.ApplyAsync(story.Olga, ProgrammeRole.Mentor, ("conflictWhat", "Typed before the mind was changed"));
        Assert.DoesNotContain((await story.ApplicationAsync(quiet)).Answers, a => a.Key == "conflictWhat");

        var form = await story.FormAsync();
        var yes = form.Questions.Single(q => q.Key == FormQuestion.ConflictKey).Options[1];
        var outcome = Applying.Sheet(form, Guid.NewGuid(), (FormQuestion.ConflictKey, yes), ("conflictWhat", "")).Check(form.Questions);
        Assert.Equal(("conflictWhat", "apply.refused.missing"), (outcome.Refusals.Single().Field, outcome.Refusals.Single().Message.Key));
    }

    [Theory, BothDatabases]
    public async Task Whom_the_programme_does_not_look_for_in_a_role_cannot_apply_in_it(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.OpenIntakeAsync();
        await story.InAsync(async d => { d.Add(AudienceRule.Of(d.OrganisationId, story.Programme.Id, ProgrammeRole.Mentee, new() { Departments = ["Board"] })); await d.SaveChangesAsync(); });

        var refused = await story.RunAsAsync<BeginApplication, Outcome>(story.Olga, b => b.ExecuteAsync(story.Programme.Id, ProgrammeRole.Mentee, Applying.None));
        Assert.Equal(("Role", "apply.refused.audience"), (refused.Refusals.Single().Field, refused.Refusals.Single().Message.Key));
        Assert.Equal(0, await story.InAsync(d => d.Applications.CountAsync()));
        var page = await (await story.AsAsync(story.Olga)).OpenAsync($"/apply/{story.Programme.Id}");
        Assert.Equal(["Mentee"], page.QuerySelectorAll("input[name=Role][disabled]").Select(i => i.GetAttribute("value")));

        Assert.True((await story.RunAsAsync<BeginApplication, Outcome>(story.Olga, b => b.ExecuteAsync(story.Programme.Id, ProgrammeRole.Mentor, Applying.None))).Succeeded);
    }

    [Theory, BothDatabases]
    public async Task A_closed_intake_keeps_the_draft_but_takes_nothing(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.OpenIntakeAsync();
        await story.RunAsAsync<BeginApplication, Outcome>(story.Olga, b => b.ExecuteAsync(story.Programme.Id, ProgrammeRole.Mentor, Applying.None));
        await story.OpenIntakeAsync(f => f with { Mode = IntakeMode.Closed });
        var form = await story.FormAsync();
        var sheet = Applying.Sheet(form, await story.SkillAsync("Spreadsheets"));
        Assert.True((await story.RunAsAsync<SaveApplication, Outcome<DateTimeOffset>>(story.Olga, s => s.ExecuteAsync(story.Programme.Id, sheet, Applying.None))).Succeeded);
        var sent = await story.RunAsAsync<SendApplication, Outcome>(story.Olga, s => s.ExecuteAsync(story.Programme.Id, sheet, Applying.None));
        Assert.Equal("apply.refused.closed", sent.Refusals.Single().Message.Key);
        var begun = await story.RunAsAsync<BeginApplication, Outcome>(story.Ada, b => b.ExecuteAsync(story.Programme.Id, ProgrammeRole.Mentor, Applying.None));
        Assert.Equal("apply.refused.closed", begun.Refusals.Single().Message.Key);
        Assert.Contains("Applications are closed", (await (await story.AsAsync(story.Ada)).OpenAsync($"/apply/{story.Programme.Id}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Before_the_intake_opens_nobody_outside_sees_the_programme(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var olga = await story.AsAsync(story.Olga);
        await olga.OpenAsync($"/apply/{story.Programme.Id}");
        Assert.Equal(HttpStatusCode.NotFound, olga.Status);
        Assert.DoesNotContain("Fresh Eyes", (await olga.OpenAsync("/apply")).Body!.TextContent, StringComparison.Ordinal);

        await story.OpenIntakeAsync();
        var otto = await story.AsAsync(story.Otto);
        await otto.OpenAsync($"/apply/{story.Programme.Id}");
        Assert.Equal(HttpStatusCode.NotFound, otto.Status);
        Assert.True((await story.RunAsAsync<BeginApplication, Outcome>(story.Otto, b => b.ExecuteAsync(story.Programme.Id, ProgrammeRole.Mentor, Applying.None))).IsNotFound);
    }

    [Theory, BothDatabases]
    public async Task A_draft_is_its_authors_alone(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.OpenIntakeAsync();
        await story.RunAsAsync<BeginApplication, Outcome>(story.Olga, b => b.ExecuteAsync(story.Programme.Id, ProgrammeRole.Mentor, Applying.None));
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/applications");
        Assert.DoesNotContain("Olga", petra.Body, StringComparison.Ordinal);
        var id = await story.InAsync(d => d.Applications.Select(a => a.Id).SingleAsync());
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/applications/{id}");
        Assert.Equal(HttpStatusCode.NotFound, petra.Status);
    }

    [Theory, BothDatabases]
    public async Task Withdrawing_asks_for_no_reason_revokes_the_line_managers_link_and_allows_to_begin_again(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.OpenIntakeAsync(f => f with { AsksLineManager = true });
        var mira = await story.PersonAsync("Mira Mentor", story.Paul.Id);
        var id = await story.ApplyAsync(mira);
        var page = await story.AsAsync(mira);
        await page.OpenAsync($"/apply/{story.Programme.Id}");
        await page.SubmitAsync("form[action$='handler=Withdraw']");
        Assert.Equal(ApplicationState.Withdrawn, (await story.ApplicationAsync(id)).State);
        Assert.NotNull((await story.InAsync(d => d.TimeRequests.SingleAsync())).RevokedAt);
        Assert.True((await story.RunAsAsync<BeginApplication, Outcome>(mira, b => b.ExecuteAsync(story.Programme.Id, ProgrammeRole.Mentee, Applying.None))).Succeeded);
        Assert.True((await story.RunAsAsync<WithdrawApplication, Outcome>(story.Olga, w => w.ExecuteAsync(story.Programme.Id, Applying.None))).IsNotFound);
    }

    [Theory, BothDatabases]
    public async Task A_full_role_leads_to_the_waiting_list_with_a_number(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.OpenIntakeAsync(f => f with { MentorPlaces = 1 }); // Amina has it
        await story.ApplyAsync(story.Olga);
        await story.InAsync(d => d.Applications.ExecuteUpdateAsync(u => u.SetProperty(a => a.WaitingSince, story.Now.AddMinutes(-5))));
        await story.ApplyAsync(story.Ada);
        var page = await (await story.AsAsync(story.Ada)).OpenAsync($"/apply/{story.Programme.Id}");
        Assert.Contains("You are number 2 on the waiting list", page.Body!.TextContent, StringComparison.Ordinal);
    }
}
