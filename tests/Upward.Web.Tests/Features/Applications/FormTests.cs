using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Applications;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Applications;

/// <summary>R198 R061 R216 R059: each role has its own form, built by the programme manager.</summary>
public sealed class FormTests(Hosts hosts)
{
    private static Task<Outcome> PutAsync(Story story, Person who, FormQuestion question, string key = "") =>
        story.RunAsAsync<ChangeForm, Outcome>(who, c => c.PutAsync(story.Programme.Id, ProgrammeRole.Mentor, key, question, Applying.None));

    /// <summary>The two steps of the set-up list that lead here.</summary>
    [Theory, BothDatabases]
    public async Task The_steps_forms_and_intake_tell_how_it_stands_and_lead_to_their_pages(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var petra = await story.AsAsync(story.Petra);
        async Task<(string Forms, string Intake)> StandingAsync()
        {
            await petra.OpenAsync($"/programmes/{story.Programme.Id}/setup");
            string Of(string path) => petra.Page!.QuerySelector($".setup-list li:has(a[href$='{path}']) .why")!.TextContent.Trim();
            return (Of("/applications/forms/mentor"), Of("/applications/intake"));
        }
        Assert.Equal(("The forms that come with Upward will do", "Nobody can apply yet; people can be added by hand"), await StandingAsync());
        Assert.True((await PutAsync(story, story.Petra, new() { Key = "", Text = "In three words?", Kind = QuestionKind.ShortText })).Succeeded);
        await story.OpenIntakeAsync();
        Assert.Equal(("You have made the forms your own", "Open all the time"), await StandingAsync());
        await story.OpenIntakeAsync(f => f with { Mode = IntakeMode.Closed });
        Assert.Equal("Closed", (await StandingAsync()).Intake);
    }

    [Theory, BothDatabases]
    public async Task A_question_of_each_kind_is_added_on_the_page_and_answered(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.OpenIntakeAsync();
        var petra = await story.AsAsync(story.Petra);
        foreach (var (kind, text, options) in new[] { ("OneOf", "Which site?", "London\nLeeds"), ("SeveralOf", "Which days?", "Monday\nTuesday"), ("Ranking", "What matters?", "Pace\nTrust\nTopic"), ("ShortText", "In three words?", "") })
        {
            await petra.OpenAsync($"/programmes/{story.Programme.Id}/applications/forms/mentor/questions/new");
            await petra.SubmitAsync("form.fields", ("Input.Text", text), ("Input.Kind", kind), ("Input.Options", options), ("Input.When", ""));
            Assert.EndsWith("/forms/mentor", petra.Path, StringComparison.Ordinal);
        }
        var form = await story.FormAsync();
        Assert.Equal("consent", form.Questions[^1].Key); // new ones stand before the consents

        await story.SkillAsync("Spreadsheets");
        var olga = await story.AsAsync(story.Olga);
        await olga.OpenAsync($"/apply/{story.Programme.Id}");
        await olga.SubmitAsync("form.stack-lg", ("Role", "Mentor"));
        var rank = form.Questions.FindIndex(q => q.Text == "What matters?");
        var days = form.Questions.FindIndex(q => q.Text == "Which days?");
        await olga.SubmitAsync("form.apply-form", ($"Answers[{rank}].Ranks[0]", "2"), ($"Answers[{rank}].Ranks[1]", "1"), ($"Answers[{rank}].Ranks[2]", "3"), ($"Answers[{days}].Choices", "Monday"), ($"Answers[{days}].Choices", "Tuesday"), ("act", "save"));
        var said = await story.InAsync(d => d.ApplicationAnswers.ToDictionaryAsync(a => a.Key, a => a.Choices));
        Assert.Equal(["Trust", "Pace", "Topic"], said[form.Questions[rank].Key]);
        Assert.Equal(["Monday", "Tuesday"], said[form.Questions[days].Key]);

        // The same place twice is refused when it is sent.
        await olga.OpenAsync($"/apply/{story.Programme.Id}/form");
        var page = await olga.SubmitAsync("form.apply-form", ($"Answers[{rank}].Ranks[0]", "1"), ("act", "send"));
        Assert.Contains("no place twice", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Once_answered_a_change_makes_the_next_version_and_what_was_sent_keeps_its_questions(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.OpenIntakeAsync();
        await PutAsync(story, story.Petra, new() { Kind = QuestionKind.ShortText, Text = "Before anybody answered", Required = false });
        Assert.Equal(1, (await story.FormAsync()).Number);
        var id = await story.ApplyAsync(story.Olga);
        Assert.True((await story.RunAsAsync<ChangeForm, Outcome>(story.Petra, c => c.RemoveAsync(story.Programme.Id, ProgrammeRole.Mentor, "motivation", Applying.None))).Succeeded);
        var form = await story.FormAsync();
        Assert.Equal(2, form.Number);
        Assert.DoesNotContain(form.Questions, q => q.Key == "motivation");
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/applications/{id}");
        Assert.Contains("Why would you like to mentor", petra.Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Adjustment_needs_stay_private_and_a_condition_needs_its_ground(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var form = await story.FormAsync();
        var adjustments = form.Questions.Single(q => q.Key == FormQuestion.AdjustmentsKey);
        Assert.Equal("forms.refused.private", (await PutAsync(story, story.Petra, adjustments with { Readers = Readers.Reviewers }, adjustments.Key)).Refusals.Single().Message.Key);
        Assert.Equal("forms.refused.when", (await PutAsync(story, story.Petra, new() { Text = "Why?", WhenKey = "motivation", WhenAnswer = "x" })).Refusals.Single().Message.Key);
        Assert.Equal("forms.refused.options", (await PutAsync(story, story.Petra, new() { Text = "Which?", Kind = QuestionKind.OneOf, Options = ["One"] })).Refusals.Single().Message.Key);
        // The question that others depend on cannot move below them, nor go.
        var gone = await story.RunAsAsync<ChangeForm, Outcome>(story.Petra, c => c.RemoveAsync(story.Programme.Id, ProgrammeRole.Mentor, FormQuestion.ConflictKey, Applying.None));
        Assert.Equal("forms.refused.order", gone.Refusals.Single().Message.Key);
    }

    [Theory, BothDatabases]
    public async Task Nobody_else_changes_or_sees_the_forms(Db db)
    {
        var story = await hosts.StoryAsync(db);
        foreach (var who in new[] { story.Olga, story.Otto, story.Amina })
        {
            Assert.True((await PutAsync(story, who, new() { Text = "Mine" })).IsNotFound);
            var browser = await story.AsAsync(who);
            await browser.OpenAsync($"/programmes/{story.Programme.Id}/applications/forms/mentor");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }
        Assert.Empty(await story.InAsync(d => d.ApplicationForms.ToListAsync()));
    }
}
